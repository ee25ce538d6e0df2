"""The invented staff of the sample portfolio. Nobody here exists."""

from __future__ import annotations

PM, CTM = "Project Manager", "Clinical Trial Manager"
CRA, CTA = "Clinical Research Associate", "Clinical Trial Assistant"
SSU, DM = "Start-up Specialist", "Data Manager"
STAT, PROG = "Biostatistician", "Statistical Programmer"
SAFETY, WRITER = "Safety Associate", "Medical Writer"

# name, role, other roles, grade, country, FTE percent, cost per hour, skills
PEOPLE: tuple[tuple[str, str, str, int, str, int, str, str], ...] = (
    ("Amara Okonjo-Reyes", PM, "", 5, "US", 100, "92", "Oncology"),
    ("Lukas Brandtner", PM, "", 5, "DE", 100, "78", "Rare disease; German"),
    ("Priya Venkataraghavan", PM, "", 4, "US", 80, "84", "Immunology"),
    ("Tomasz Wierzbowski", CTM, "", 4, "PL", 100, "52", "Oncology; Polish"),
    ("Mei-Lin Castellan", CTM, "", 4, "US", 100, "76", "Oncology"),
    ("Ruairi Donnellan", CTM, "Project Manager", 5, "GB", 100, "71", "Immunology"),
    ("Soledad Iturbide", CTM, "", 3, "ES", 90, "49", "Rare disease; Spanish"),
    ("Keisha Marlowe-Grant", CRA, "Clinical Trial Manager", 4, "US", 100, "66", "Oncology"),
    ("Dmitri Halloran", CRA, "", 3, "US", 100, "60", "Oncology"),
    ("Fatoumata Lindqvist", CRA, "", 3, "US", 100, "59", "Immunology"),
    ("Noah Tsosie-Bell", CRA, "", 2, "US", 100, "53", "Immunology"),
    ("Ximena Barrowclough", CRA, "", 2, "US", 80, "52", "Oncology; Spanish"),
    ("Agnieszka Maliborska", CRA, "", 3, "PL", 100, "38", "Oncology; Polish"),
    ("Piotr Zagrodnik", CRA, "", 2, "PL", 100, "34", "Immunology; Polish"),
    ("Henrike Osterkamp", CRA, "", 4, "DE", 100, "57", "Oncology; German"),
    ("Yusuf Karadeniz-Vogt", CRA, "", 3, "DE", 100, "53", "Rare disease; German"),
    ("Ines Carballeira", CRA, "", 3, "ES", 100, "44", "Rare disease; Spanish"),
    ("Mateo Quintanar", CRA, "", 2, "ES", 100, "39", "Immunology; Spanish"),
    ("Saoirse Penhaligon", CRA, "", 3, "GB", 60, "55", "Rare disease"),
    ("Jun-ho Petrakis", CTA, "", 2, "US", 100, "36", ""),
    ("Lerato van Wijk", CTA, "", 2, "US", 100, "35", ""),
    ("Zuzanna Krolewicz", CTA, "Start-up Specialist", 2, "PL", 100, "22", "Polish"),
    ("Bastien Moreau-Diallo", CTA, "", 1, "ES", 100, "23", "Spanish"),
    ("Ngozi Abernathy", SSU, "", 3, "US", 100, "56", ""),
    ("Radoslaw Fijalek", SSU, "Clinical Trial Assistant", 3, "PL", 100, "33", "Polish"),
    ("Elif Sonnenfeld", CRA, "Start-up Specialist", 4, "DE", 80, "50", "German"),
    ("Harpreet Waverly", DM, "", 4, "US", 100, "64", "CDISC"),
    ("Oksana Bilodid", DM, "", 3, "PL", 100, "40", "CDISC"),
    ("Theo Aguinaldo", DM, "", 3, "US", 100, "58", ""),
    ("Ritva Kallasvuo", STAT, "", 5, "DE", 100, "74", "Oncology"),
    ("Chidi Rosenqvist", STAT, "Statistical Programmer", 3, "US", 80, "70", "Immunology"),
    ("Marisol Featherstone", PROG, "", 3, "US", 100, "61", "CDISC"),
    ("Anjali Drummond", CRA, "", 3, "GB", 100, "54", "Rare disease"),
    ("Pavel Strnadek", CRA, "", 2, "PL", 100, "33", "Immunology"),
    ("Beatriz Solheim", SAFETY, "", 3, "ES", 100, "42", "Spanish"),
    ("Kwabena Ostrander", CRA, "Safety Associate", 3, "US", 100, "56", "Immunology"),
    ("Isolde Makarenko", WRITER, "", 4, "US", 80, "66", "Oncology"),
    ("Rafael Thistlewood", CRA, "Medical Writer", 3, "US", 100, "57", "Oncology"),
    ("Open position: CRA Spain", CRA, "", 2, "ES", 100, "38", "Spanish"),
    ("Gwendolyn Achterberg", CRA, "", 4, "DE", 100, "88", "Oncology; German"),
)
