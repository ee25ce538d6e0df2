<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AnswerPanel</name>
    <message>
        <source>What the edit changed</source>
        <translation>Was die Änderung bewirkt hat</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>Do it where possible</source>
        <translation>Wo möglich ausführen</translation>
    </message>
    <message>
        <source>Nothing was edited yet. Select months of a seat and assign, clear or move somebody.</source>
        <translation>Noch wurde nichts geändert. Monate eines Platzes auswählen und jemanden zuweisen, herausnehmen oder verschieben.</translation>
    </message>
    <message>
        <source>Floors newly broken</source>
        <translation>Neu verletzte Mindestmargen</translation>
    </message>
    <message>
        <source>Floors met again</source>
        <translation>Wieder eingehaltene Mindestmargen</translation>
    </message>
    <message>
        <source>Not done, or lost</source>
        <translation>Nicht ausgeführt oder verloren</translation>
    </message>
    <message>
        <source>Locks that newly give way</source>
        <translation>Fixierungen, die neu weichen</translation>
    </message>
    <message>
        <source>Rules broken before, and still</source>
        <translation>Schon vorher verletzte Regeln</translation>
    </message>
    <message>
        <source>No figure changed.</source>
        <translation>Keine Kennzahl hat sich geändert.</translation>
    </message>
    <message>
        <source>Rules against it</source>
        <translation>Regeln, die dagegen stehen</translation>
    </message>
    <message>
        <source>{heading} ({n})</source>
        <translation>{heading} ({n})</translation>
    </message>
    <message>
        <source>better</source>
        <translation>besser</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>schlechter</translation>
    </message>
    <message>
        <source>, floor {floor}</source>
        <translation>, Mindestmarge {floor}</translation>
    </message>
    <message>
        <source>{label}: {before}, now {after} {words}</source>
        <translation>{label}: {before}, jetzt {after} {words}</translation>
    </message>
    <message>
        <source>{level} {name}: not staffed</source>
        <translation>{level} {name}: unbesetzt</translation>
    </message>
    <message>
        <source>{level} {name}: margin {margin}, floor {floor}</source>
        <translation>{level} {name}: Marge {margin}, Mindestmarge {floor}</translation>
    </message>
</context>
<context>
    <name>AroundDialog</name>
    <message>
        <source>Plan around what is fixed</source>
        <translation>Um Festes herum planen</translation>
    </message>
    <message>
        <source>The search starts from {name}. What may not change stays as it is, month by month; locks always hold. The result is a proposal: nothing changes before you accept it.</source>
        <translation>Die Suche geht von {name} aus. Was sich nicht ändern darf, bleibt Monat für Monat, wie es ist; Fixierungen gelten immer. Das Ergebnis ist ein Vorschlag: nichts ändert sich, bevor Sie ihn annehmen.</translation>
    </message>
    <message>
        <source>What may change</source>
        <translation>Was sich ändern darf</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Planen</translation>
    </message>
    <message>
        <source>&amp;Everything may change</source>
        <translation>&amp;Alles darf sich ändern</translation>
    </message>
    <message>
        <source>1 seat</source>
        <translation>1 Platz</translation>
    </message>
    <message>
        <source>{n} seats</source>
        <translation>{n} Plätze</translation>
    </message>
    <message>
        <source>Only what is &amp;selected on the board ({what})</source>
        <translation>Nur das auf der Tafel Aus&amp;gewählte ({what})</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Only &amp;chosen studies or people</source>
        <translation>Nur gewählte &amp;Studien oder Personen</translation>
    </message>
    <message>
        <source>Studies that may change</source>
        <translation>Studien, die sich ändern dürfen</translation>
    </message>
    <message>
        <source>People who may move</source>
        <translation>Personen, die wechseln dürfen</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>Studien</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Only the &amp;months from</source>
        <translation>Nur die &amp;Monate von</translation>
    </message>
    <message>
        <source>First month</source>
        <translation>Erster Monat</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>no months</source>
        <translation>keine Monate</translation>
    </message>
    <message>
        <source> months</source>
        <translation> Monate</translation>
    </message>
    <message>
        <source>Months that stay as they are</source>
        <translation>Monate, die bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>&amp;Freeze the first</source>
        <translation>&amp;Fest bleiben die ersten</translation>
    </message>
    <message>
        <source>&amp;At most</source>
        <translation>&amp;Höchstens</translation>
    </message>
    <message>
        <source>People who may move at most</source>
        <translation>Höchstzahl der Personen, die wechseln dürfen</translation>
    </message>
    <message>
        <source>people move</source>
        <translation>Personen wechseln</translation>
    </message>
    <message>
        <source>Tick the studies or people that may change.</source>
        <translation>Bitte die Studien oder Personen ankreuzen, die sich ändern dürfen.</translation>
    </message>
</context>
<context>
    <name>BoardBar</name>
    <message>
        <source>By seats</source>
        <translation>Nach Plätzen</translation>
    </message>
    <message>
        <source>One row for each seat of a study</source>
        <translation>Eine Zeile für jeden Platz einer Studie</translation>
    </message>
    <message>
        <source>By people</source>
        <translation>Nach Personen</translation>
    </message>
    <message>
        <source>One row for each person</source>
        <translation>Eine Zeile für jede Person</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>A column for each month</source>
        <translation>Eine Spalte für jeden Monat</translation>
    </message>
    <message>
        <source>Quarters</source>
        <translation>Quartale</translation>
    </message>
    <message>
        <source>A column for each quarter of the year</source>
        <translation>Eine Spalte für jedes Quartal des Jahres</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Farbe nach</translation>
    </message>
    <message>
        <source>What the colours of the bars stand for</source>
        <translation>Wofür die Farben der Balken stehen</translation>
    </message>
    <message>
        <source>Sponsor</source>
        <translation>Sponsor</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Knows the sponsor</source>
        <translation>Kennt den Sponsor</translation>
    </message>
    <message>
        <source>Co&amp;lour by</source>
        <translation>Fa&amp;rbe nach</translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <source>Plan now</source>
        <translation>Jetzt planen</translation>
    </message>
    <message>
        <source>Searching for a plan.

It appears here when the time is over, or as soon as you press Stop and keep. Meanwhile you can look at the studies and people.</source>
        <translation>Ein Plan wird gesucht.

Er erscheint hier, wenn die Zeit um ist oder sobald Sie „Anhalten und behalten“ drücken. Inzwischen können Sie Studien und Personen ansehen.</translation>
    </message>
    <message>
        <source>There is no plan yet.

Press Plan to search for the staffing plan that keeps teams with their sponsors while every margin floor holds.
You can watch it improve, and stop whenever it is good enough.</source>
        <translation>Noch gibt es keinen Plan.

Mit „Planen“ wird der Besetzungsplan gesucht, der Teams bei ihren Sponsoren hält und jede Mindestmarge einhält.
Sie können zusehen, wie er besser wird, und anhalten, wenn er gut genug ist.</translation>
    </message>
</context>
<context>
    <name>BoardTable</name>
    <message>
        <source>Staffing board</source>
        <translation>Besetzungstafel</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>‹ &amp;Back</source>
        <translation>‹ &amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Next ›</source>
        <translation>&amp;Weiter ›</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
</context>
<context>
    <name>CandidateModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Who could hold the seat; a dot marks who holds it now, half a dot who holds part</source>
        <translation>Wer den Platz halten könnte; ein Punkt zeigt, wer ihn jetzt hält, ein halber, wer einen Teil hält</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Zielwert</translation>
    </message>
    <message>
        <source>How the plan&apos;s score changes if they hold it where they are free; ⚠: a margin floor breaks</source>
        <translation>Wie sich der Zielwert des Plans ändert, wenn sie ihn halten, wo sie frei sind; ⚠: eine Mindestmarge wird verletzt</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>When there is enough time left for the seat, within availability and study limit</source>
        <translation>Wann genug Zeit für den Platz bleibt, innerhalb von Verfügbarkeit und Studiengrenze</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Freie Zeit</translation>
    </message>
    <message>
        <source>What is left of their time, month by month over the plan; the months asked about are shaded</source>
        <translation>Was von ihrer Zeit bleibt, Monat für Monat über den Plan; die gefragten Monate sind hinterlegt</translation>
    </message>
    <message>
        <source>Knows</source>
        <translation>Kennt</translation>
    </message>
    <message>
        <source>FTE-months that they have worked for the sponsor before these months</source>
        <translation>FTE-Monate, die sie vor diesen Monaten für den Sponsor gearbeitet haben</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Marge</translation>
    </message>
    <message>
        <source>How the margin of the study changes, in points; a mark where a margin floor would break</source>
        <translation>Wie sich die Marge der Studie ändert, in Prozentpunkten; ein Zeichen, wo eine Mindestmarge verletzt würde</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>What their time on the seat costs, onboarding aside</source>
        <translation>Was ihre Zeit auf dem Platz kostet, ohne Einarbeitung</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>at least {n} FTE left in these months</source>
        <translation>mindestens {n} FTE bleiben in diesen Monaten</translation>
    </message>
    <message>
        <source>breaks a floor</source>
        <translation>verletzt eine Mindestmarge</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>For all of it they would leave:</source>
        <translation>Für alles würden sie verlassen:</translation>
    </message>
    <message>
        <source> (floor {n})</source>
        <translation> (Mindestmarge {n})</translation>
    </message>
    <message>
        <source>: floor broken</source>
        <translation>: Mindestmarge verletzt</translation>
    </message>
    <message>
        <source>cost {n}</source>
        <translation>Kosten {n}</translation>
    </message>
</context>
<context>
    <name>CandidateTable</name>
    <message>
        <source>Candidates</source>
        <translation>Kandidaten</translation>
    </message>
</context>
<context>
    <name>ChangeDialog</name>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Weggefallen</translation>
    </message>
    <message>
        <source>no longer in the file</source>
        <translation>nicht mehr in der Datei</translation>
    </message>
    <message>
        <source>; and {n} more</source>
        <translation>; und {n} weitere</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behalten</translation>
    </message>
</context>
<context>
    <name>ChangesModel</name>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Blatt</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Quelle</translation>
    </message>
</context>
<context>
    <name>Colouring</name>
    <message>
        <source>knows the sponsor</source>
        <translation>kennt den Sponsor</translation>
    </message>
    <message>
        <source>new to the sponsor</source>
        <translation>neu beim Sponsor</translation>
    </message>
</context>
<context>
    <name>ColumnsPage</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Tables to import</source>
        <translation>Zu importierende Tabellen</translation>
    </message>
    <message>
        <source>Registry: {names}</source>
        <translation>Register: {names}</translation>
    </message>
    <message>
        <source>not imported</source>
        <translation>nicht importiert</translation>
    </message>
    <message>
        <source> (incomplete)</source>
        <translation> (unvollständig)</translation>
    </message>
    <message>
        <source>Say what each column becomes. Known headings are taken; guesses are marked and only taken if you say so. Columns that are not imported are ignored.</source>
        <translation>Hier steht, was aus jeder Spalte wird. Bekannte Überschriften werden übernommen; Vermutungen sind gekennzeichnet und gelten nur, wenn Sie zustimmen. Nicht importierte Spalten bleiben unbeachtet.</translation>
    </message>
    <message>
        <source>Choose the trials that become studies of the roadmap.</source>
        <translation>Wählen Sie die Prüfungen, die zu Studien der Roadmap werden.</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>Zuletzt &amp;geöffnet</translation>
    </message>
    <message>
        <source>Pane&amp;ls</source>
        <translation>&amp;Bereiche</translation>
    </message>
    <message>
        <source>Open or import a portfolio first.</source>
        <translation>Zuerst ein Portfolio öffnen oder importieren.</translation>
    </message>
    <message>
        <source>There is no plan yet: press Plan first.</source>
        <translation>Es gibt noch keinen Plan: zuerst auf Planen drücken.</translation>
    </message>
    <message>
        <source>There is no plan yet, or a search is running.</source>
        <translation>Es gibt noch keinen Plan, oder eine Suche läuft.</translation>
    </message>
    <message>
        <source>No search is running.</source>
        <translation>Es läuft keine Suche.</translation>
    </message>
    <message>
        <source>Open or import a portfolio first; one search runs at a time.</source>
        <translation>Zuerst ein Portfolio öffnen oder importieren; es läuft immer nur eine Suche.</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Hauptleiste</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
</context>
<context>
    <name>ComparisonView</name>
    <message>
        <source>nothing differs</source>
        <translation>kein Unterschied</translation>
    </message>
    <message>
        <source>Figures side by side</source>
        <translation>Kennzahlen nebeneinander</translation>
    </message>
    <message>
        <source>Who moves</source>
        <translation>Wer wechselt</translation>
    </message>
    <message>
        <source>Board of differences</source>
        <translation>Tafel der Unterschiede</translation>
    </message>
    <message>
        <source>How the plans differ</source>
        <translation>Worin sich die Pläne unterscheiden</translation>
    </message>
    <message>
        <source>Find a person, study, role or plan…</source>
        <translation>Person, Studie, Rolle oder Plan suchen…</translation>
    </message>
    <message>
        <source>Find on the board of differences</source>
        <translation>Auf der Tafel der Unterschiede suchen</translation>
    </message>
    <message>
        <source>First row: the first plan. Rows with → show other plans, only where they differ.</source>
        <translation>Erste Zeile: der erste Plan. Zeilen mit → zeigen andere Pläne, nur wo sie abweichen.</translation>
    </message>
    <message>
        <source>Views of the comparison</source>
        <translation>Ansichten des Vergleichs</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Month by month</source>
        <translation>Monat für Monat</translation>
    </message>
    <message>
        <source>{name} compared with {first}: {summary}</source>
        <translation>{name} verglichen mit {first}: {summary}</translation>
    </message>
</context>
<context>
    <name>Corner</name>
    <message>
        <source>Figures of the rows</source>
        <translation>Kennzahlen der Zeilen</translation>
    </message>
    <message>
        <source>Columns ▾</source>
        <translation>Spalten ▾</translation>
    </message>
    <message>
        <source>Columns to show beside the rows</source>
        <translation>Spalten, die neben den Zeilen stehen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
</context>
<context>
    <name>Curve</name>
    <message>
        <source>Course of the search</source>
        <translation>Verlauf der Suche</translation>
    </message>
    <message>
        <source>Best score {best} after {seconds} s</source>
        <translation>Bester Zielwert {best} nach {seconds} s</translation>
    </message>
</context>
<context>
    <name>DemandCurves</name>
    <message>
        <source>Demand by month</source>
        <translation>Bedarf je Monat</translation>
    </message>
    <message>
        <source>Demand of {roles}; at most {peak} FTE in a month</source>
        <translation>Bedarf an {roles}; höchstens {peak} FTE in einem Monat</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>und {n} weitere</translation>
    </message>
</context>
<context>
    <name>DemandDialog</name>
    <message>
        <source>Change demand</source>
        <translation>Bedarf ändern</translation>
    </message>
    <message>
        <source>{place}: the seats of the line follow, open ones first.</source>
        <translation>{place}: Die Plätze der Bedarfszeile folgen, offene zuerst.</translation>
    </message>
    <message>
        <source>Needs (FTE)</source>
        <translation>Braucht (FTE)</translation>
    </message>
</context>
<context>
    <name>DemandPage</name>
    <message>
        <source>Demand</source>
        <translation>Bedarf</translation>
    </message>
    <message>
        <source>Some studies come without role demand. The workload model can work it out from phase, sites, patients, countries and dates: a planning assumption. Scale it here by role, or change single lines below: type FTE in a month, a factor under Times, or untick a line to leave it out.</source>
        <translation>Einige Studien kommen ohne Rollenbedarf. Das Aufwandsmodell kann ihn aus Phase, Zentren, Patienten, Ländern und Terminen errechnen: eine Planungsannahme. Hier lässt er sich je Rolle anpassen, unten je Bedarfszeile: FTE in einen Monat tippen, einen Faktor unter „Mal“, oder das Häkchen entfernen, um die Zeile wegzulassen.</translation>
    </message>
    <message>
        <source>&amp;Work out the demand of studies that have none</source>
        <translation>&amp;Bedarf der Studien ohne Bedarf errechnen</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>All roles</source>
        <translation>Alle Rollen</translation>
    </message>
    <message>
        <source>&amp;Times</source>
        <translation>&amp;Mal</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>FTE-months</source>
        <translation>FTE-Monate</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Mal</translation>
    </message>
    <message>
        <source>Demand by role</source>
        <translation>Bedarf je Rolle</translation>
    </message>
    <message>
        <source>As the &amp;model has it</source>
        <translation>Wie im M&amp;odell</translation>
    </message>
    <message>
        <source>Take back what was said about the line in which the cursor is</source>
        <translation>Zurücknehmen, was über die Zeile mit der Eingabemarke gesagt wurde</translation>
    </message>
    <message>
        <source>Times, {role}</source>
        <translation>Mal, {role}</translation>
    </message>
    <message>
        <source>All studies ({n})</source>
        <translation>Alle Studien ({n})</translation>
    </message>
    <message>
        <source>Tick the box above to see the demand that the model would add</source>
        <translation>Mit dem Häkchen oben erscheint der Bedarf, den das Modell hinzufügen würde</translation>
    </message>
    <message>
        <source>None of these studies has demand within the months of the plan</source>
        <translation>Keine dieser Studien hat Bedarf in den Monaten des Plans</translation>
    </message>
    <message>
        <source>{total} FTE-months in {n} lines within the plan, a planning assumption</source>
        <translation>{total} FTE-Monate in {n} Bedarfszeilen innerhalb des Plans, eine Planungsannahme</translation>
    </message>
    <message>
        <source>; {n} left out</source>
        <translation>; {n} weggelassen</translation>
    </message>
</context>
<context>
    <name>DocumentController</name>
    <message>
        <source>Make {name}</source>
        <translation>{name} anlegen</translation>
    </message>
    <message>
        <source>keep the plan</source>
        <translation>Plan aufbewahren</translation>
    </message>
    <message>
        <source>change the document</source>
        <translation>Dokument ändern</translation>
    </message>
    <message>
        <source>Working out {name}…</source>
        <translation>{name} wird berechnet…</translation>
    </message>
    <message>
        <source>show the plan</source>
        <translation>Plan anzeigen</translation>
    </message>
    <message>
        <source>go back to that edit</source>
        <translation>zu dieser Änderung zurückgehen</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>rückgängig machen</translation>
    </message>
    <message>
        <source>redo</source>
        <translation>wiederholen</translation>
    </message>
</context>
<context>
    <name>DocumentFile</name>
    <message>
        <source>Reading {name}…</source>
        <translation>{name} wird gelesen…</translation>
    </message>
    <message>
        <source>Sample portfolio</source>
        <translation>Beispielportfolio</translation>
    </message>
    <message>
        <source>Reading the sample…</source>
        <translation>Das Beispiel wird gelesen…</translation>
    </message>
    <message>
        <source>Recovering {name}…</source>
        <translation>{name} wird wiederhergestellt…</translation>
    </message>
    <message>
        <source>open the file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>save the document</source>
        <translation>Dokument speichern</translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Plan now</source>
        <translation>Jetzt planen</translation>
    </message>
    <message>
        <source>Search for a staffing plan with the imported rows.</source>
        <translation>Mit den importierten Zeilen einen Besetzungsplan suchen.</translation>
    </message>
    <message>
        <source>Work out the demand</source>
        <translation>Bedarf errechnen</translation>
    </message>
    <message>
        <source>The workload model makes it from phase, sites, patients, countries and dates. You see it first.</source>
        <translation>Das Aufwandsmodell errechnet ihn aus Phase, Zentren, Patienten, Ländern und Terminen. Vorher ist er zu sehen.</translation>
    </message>
    <message>
        <source>Import more</source>
        <translation>Mehr importieren</translation>
    </message>
    <message>
        <source>Start again with other files.</source>
        <translation>Mit anderen Dateien neu beginnen.</translation>
    </message>
    <message>
        <source>Take the import back</source>
        <translation>Import zurücknehmen</translation>
    </message>
    <message>
        <source>The document becomes what it was before; redo brings it back.</source>
        <translation>Das Dokument wird, wie es vorher war; „Wiederholen“ holt den Import zurück.</translation>
    </message>
    <message>
        <source>1 row was imported</source>
        <translation>1 Zeile wurde importiert</translation>
    </message>
    <message>
        <source>{n} rows were imported</source>
        <translation>{n} Zeilen wurden importiert</translation>
    </message>
    <message>
        <source>It is one step, “{name}”: Edit &gt; Undo takes all of it back.</source>
        <translation>Es ist ein Schritt, „{name}“: Bearbeiten &gt; Rückgängig nimmt alles zurück.</translation>
    </message>
    <message>
        <source>1 row was left as it is.</source>
        <translation>1 Zeile blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>{n} rows were left as they are.</source>
        <translation>{n} Zeilen blieben, wie sie sind.</translation>
    </message>
    <message>
        <source>1 new study has no demand, so nobody is planned for it: {names}.</source>
        <translation>1 neue Studie hat keinen Bedarf, also wird niemand für sie eingeplant: {names}.</translation>
    </message>
    <message>
        <source>{n} new studies have no demand, so nobody is planned for them: {names}.</source>
        <translation>{n} neue Studien haben keinen Bedarf, also wird niemand für sie eingeplant: {names}.</translation>
    </message>
    <message>
        <source>There is nothing to plan yet: no study is on the roadmap. Import one, or enter it.</source>
        <translation>Es gibt noch nichts zu planen: Auf der Roadmap steht keine Studie. Eine importieren oder eintragen.</translation>
    </message>
    <message>
        <source>There is nothing to plan yet: no study has demand, so nobody is asked for. Import the staff list first: demand is worked out for the roles that people have.</source>
        <translation>Es gibt noch nichts zu planen: Keine Studie hat Bedarf, also wird niemand gebraucht. Zuerst die Personalliste importieren: Bedarf wird für die Rollen errechnet, die Personen haben.</translation>
    </message>
    <message>
        <source>There is nothing to plan yet: no study has demand, so nobody is asked for. Have it worked out, import a sheet that states it, or enter it on the Demand sheet.</source>
        <translation>Es gibt noch nichts zu planen: Keine Studie hat Bedarf, also wird niemand gebraucht. Ihn errechnen lassen, ein Blatt importieren, das ihn nennt, oder ihn auf dem Blatt Bedarf eintragen.</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>gelöscht</translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message>
        <source>Shorten</source>
        <translation>Kürzen</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Verlängern</translation>
    </message>
    <message>
        <source>Holders are filled downwards by seats only.</source>
        <translation>Nach unten ausfüllen geht nur auf der Tafel nach Plätzen.</translation>
    </message>
    <message>
        <source>Fill down</source>
        <translation>Nach unten ausfüllen</translation>
    </message>
    <message>
        <source>Drop it on a row below the heading.</source>
        <translation>Bitte auf einer Zeile unter der Überschrift ablegen.</translation>
    </message>
    <message>
        <source>Assign to {name}</source>
        <translation>{name} zuweisen</translation>
    </message>
    <message>
        <source>This seat carries nothing in these months.</source>
        <translation>Dieser Platz hat in diesen Monaten keinen Bedarf.</translation>
    </message>
    <message>
        <source>Move to this seat</source>
        <translation>Auf diesen Platz verschieben</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>Answer</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>The plan is still being kept. Try again in a moment.</source>
        <translation>Der Plan wird noch aufbewahrt. Bitte gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The change was not made: another plan, or another state of it, was shown meanwhile.</source>
        <translation>Die Änderung wurde nicht gemacht: Inzwischen wurde ein anderer Plan oder ein anderer Stand des Plans gezeigt.</translation>
    </message>
    <message>
        <source>make the change</source>
        <translation>Änderung ausführen</translation>
    </message>
    <message>
        <source>Do it where possible</source>
        <translation>Wo möglich ausführen</translation>
    </message>
    <message>
        <source>Show the rules</source>
        <translation>Regeln zeigen</translation>
    </message>
    <message>
        <source>{name} is published and stays as it is. Your edits go to a new plan, {copy}.</source>
        <translation>{name} ist veröffentlicht und bleibt, wie er ist. Ihre Änderungen gehen in einen neuen Plan, {copy}.</translation>
    </message>
    <message>
        <source>{what}: score {before} → {after}</source>
        <translation>{what}: Zielwert {before} → {after}</translation>
    </message>
    <message>
        <source>{what}: the score stays {after}</source>
        <translation>{what}: Zielwert bleibt {after}</translation>
    </message>
    <message>
        <source>margin floors newly broken: {n}</source>
        <translation>neu verletzte Mindestmargen: {n}</translation>
    </message>
    <message>
        <source>not done, or lost: {n}</source>
        <translation>nicht getan oder verloren: {n}</translation>
    </message>
    <message>
        <source>More in the Answer panel (Ctrl+Shift+E).</source>
        <translation>Mehr im Bereich Wirkung (Strg+Umschalt+E).</translation>
    </message>
    <message>
        <source>keep the change</source>
        <translation>Änderung aufbewahren</translation>
    </message>
    <message>
        <source>show the portfolio</source>
        <translation>Portfolio anzeigen</translation>
    </message>
</context>
<context>
    <name>EditingCommands</name>
    <message>
        <source>Select months of a seat on the board first.</source>
        <translation>Bitte zuerst auf der Tafel Monate eines Platzes auswählen.</translation>
    </message>
    <message>
        <source>Select months of one seat only.</source>
        <translation>Bitte Monate nur eines Platzes auswählen.</translation>
    </message>
    <message>
        <source>Select the same months of two seats, or of seats that two people hold.</source>
        <translation>Bitte dieselben Monate zweier Plätze auswählen, oder von Plätzen, die zwei Personen halten.</translation>
    </message>
    <message>
        <source>Select months of one line only.</source>
        <translation>Bitte Monate nur einer Bedarfszeile auswählen.</translation>
    </message>
    <message>
        <source>Select a study, or a seat of it, on the board first.</source>
        <translation>Bitte zuerst auf der Tafel eine Studie oder einen ihrer Plätze auswählen.</translation>
    </message>
</context>
<context>
    <name>EditsModel</name>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>In the plan</source>
        <translation>Im Plan</translation>
    </message>
    <message>
        <source>In the workbook</source>
        <translation>In der Arbeitsmappe</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Zellen</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Widerspruch</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>Taken together with {n} others, for they depend on one another</source>
        <translation>Zusammen mit {n} anderen übernommen, da sie voneinander abhängen</translation>
    </message>
    <message>
        <source>cannot be taken</source>
        <translation>lässt sich nicht übernehmen</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>nicht gewählt</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export {name}</source>
        <translation>{name} exportieren</translation>
    </message>
    <message>
        <source>What is left out</source>
        <translation>Was weggelassen wird</translation>
    </message>
    <message>
        <source>How far the export is</source>
        <translation>Wie weit der Export ist</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>A restricted export, which cannot be checked or planned from again. {what}</source>
        <translation>Ein eingeschränkter Export, der weder geprüft noch zum Weiterplanen verwendet werden kann. {what}</translation>
    </message>
    <message>
        <source>A full export: it can be checked, opened and planned from again.</source>
        <translation>Ein vollständiger Export: er lässt sich prüfen, öffnen und zum Weiterplanen verwenden.</translation>
    </message>
    <message>
        <source>The preview could not be made.</source>
        <translation>Die Vorschau ließ sich nicht erstellen.</translation>
    </message>
    <message>
        <source>The export could not be written; this is a fault of Throughline.</source>
        <translation>Der Export ließ sich nicht schreiben; das ist ein Fehler von Throughline.</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>export the plan</source>
        <translation>Plan exportieren</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx)</source>
        <translation>Excel-Arbeitsmappen (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>Zip archives (*.zip)</source>
        <translation>Zip-Archive (*.zip)</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>PDF-Dokumente (*.pdf)</translation>
    </message>
    <message>
        <source>Export the plan</source>
        <translation>Plan exportieren</translation>
    </message>
</context>
<context>
    <name>FigureColumns</name>
    <message>
        <source>Status, requirements, country</source>
        <translation>Status, Anforderungen, Land</translation>
    </message>
    <message>
        <source>Stands right of the label</source>
        <translation>Steht rechts neben dem Namen</translation>
    </message>
    <message>
        <source>FTE-mo.</source>
        <translation>FTE-Mon.</translation>
    </message>
    <message>
        <source>FTE-months: demand by seats, planned work by people</source>
        <translation>FTE-Monate: nach Plätzen der Bedarf, nach Personen die geplante Arbeit</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>Besetzt</translation>
    </message>
    <message>
        <source>Share of the demand that is held; by people: of the availability planned</source>
        <translation>Besetzter Anteil des Bedarfs; nach Personen: verplanter Anteil der Verfügbarkeit</translation>
    </message>
    <message>
        <source>Continuity</source>
        <translation>Kontinuität</translation>
    </message>
    <message>
        <source>Share of the work done by people who knew the sponsor before</source>
        <translation>Anteil der Arbeit von Personen, die den Sponsor schon kannten</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Marge</translation>
    </message>
    <message>
        <source>Margin, and the floor that it must not fall below (&lt; where it does)</source>
        <translation>Marge und Mindestmarge, unter die sie nicht fallen darf (&lt;: sie liegt darunter)</translation>
    </message>
</context>
<context>
    <name>FileView</name>
    <message>
        <source>It comes from no cell of a file</source>
        <translation>Es stammt aus keiner Zelle einer Datei</translation>
    </message>
</context>
<context>
    <name>FilesPage</name>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Choose spreadsheets, text files or registry downloads. Several files become one proposal. Nothing changes in the document until the last step.</source>
        <translation>Wählen Sie Tabellen, Textdateien oder Registerdateien. Mehrere Dateien werden ein Vorschlag. Bis zum letzten Schritt ändert sich nichts im Dokument.</translation>
    </message>
    <message>
        <source>&amp;Add files…</source>
        <translation>Dateien &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Take out</source>
        <translation>&amp;Herausnehmen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>Zu importierende Dateien</translation>
    </message>
    <message>
        <source>Cannot be imported</source>
        <translation>Lässt sich nicht importieren</translation>
    </message>
    <message>
        <source>Waiting to be read</source>
        <translation>Wird noch gelesen</translation>
    </message>
    <message>
        <source>{name}, {n} trials</source>
        <translation>{name}, {n} Prüfungen</translation>
    </message>
    <message>
        <source>No table was found in it</source>
        <translation>Keine Tabelle darin gefunden</translation>
    </message>
    <message>
        <source>A table of {n} rows</source>
        <translation>Eine Tabelle mit {n} Zeilen</translation>
    </message>
    <message>
        <source>{n} tables, the largest of {rows} rows</source>
        <translation>{n} Tabellen, die größte mit {rows} Zeilen</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>Die Datei</translation>
    </message>
    <message>
        <source> (hidden)</source>
        <translation> (ausgeblendet)</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Sponsor</source>
        <translation>Sponsor</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Problems only</source>
        <translation>Nur Probleme</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>What the filters hide</source>
        <translation>Was die Filter ausblenden</translation>
    </message>
    <message>
        <source>With time left</source>
        <translation>Mit freier Zeit</translation>
    </message>
    <message>
        <source>Open only</source>
        <translation>Nur offene</translation>
    </message>
    <message>
        <source>People who are free for a part of some month</source>
        <translation>Personen, die in einem Monat zumindest teilweise frei sind</translation>
    </message>
    <message>
        <source>Seats with months that nobody holds</source>
        <translation>Plätze mit Monaten, die niemand hält</translation>
    </message>
    <message>
        <source>People with a lock that has to give way</source>
        <translation>Personen mit einer Fixierung, die weichen muss</translation>
    </message>
    <message>
        <source>Open seats, locks that give way, and studies below their margin floor</source>
        <translation>Offene Plätze, Fixierungen, die weichen, und Studien unter ihrer Mindestmarge</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>„{text}“</translation>
    </message>
    <message>
        <source>{n} of {all} rows hidden by: {causes}</source>
        <translation>{n} von {all} Zeilen ausgeblendet durch: {causes}</translation>
    </message>
    <message>
        <source>{n} of {all} rows are in folded groups</source>
        <translation>{n} von {all} Zeilen stehen in zugeklappten Gruppen</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Find a person, study, role or sponsor…</source>
        <translation>Person, Studie, Rolle oder Sponsor suchen…</translation>
    </message>
    <message>
        <source>Find on the board</source>
        <translation>Auf der Tafel suchen</translation>
    </message>
    <message>
        <source>Only hits</source>
        <translation>Nur Treffer</translation>
    </message>
    <message>
        <source>Leave out the rows that do not contain the text</source>
        <translation>Zeilen ohne den gesuchten Text ausblenden</translation>
    </message>
    <message>
        <source>Previous hit (Shift+F3)</source>
        <translation>Voriger Treffer (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next hit (F3)</source>
        <translation>Nächster Treffer (F3)</translation>
    </message>
    <message>
        <source>Rows found</source>
        <translation>Gefundene Zeilen</translation>
    </message>
    <message>
        <source>{at} of {n} hits</source>
        <translation>{at} von {n} Treffern</translation>
    </message>
    <message>
        <source>{n} hits</source>
        <translation>{n} Treffer</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>sponsor</source>
        <translation>Sponsor</translation>
    </message>
    <message>
        <source>study of {sponsor}</source>
        <translation>Studie von {sponsor}</translation>
    </message>
</context>
<context>
    <name>FrontierRun</name>
    <message>
        <source>Searching; about {n} s.</source>
        <translation>Suche läuft; etwa {n} s.</translation>
    </message>
    <message>
        <source>{done} of {n} searches are done.</source>
        <translation>{done} von {n} Suchen sind fertig.</translation>
    </message>
    <message>
        <source>{n} searches found no plan.</source>
        <translation>{n} Suchen fanden keinen Plan.</translation>
    </message>
    <message>
        <source>Done. Click a point to keep its plan as a scenario.</source>
        <translation>Fertig. Ein Klick auf einen Punkt behält seinen Plan als Szenario.</translation>
    </message>
</context>
<context>
    <name>Hands</name>
    <message>
        <source>Select months of a seat, on the board by seats, to paste names into them.</source>
        <translation>Bitte Monate eines Platzes auf der Tafel nach Plätzen auswählen, um Namen einzufügen.</translation>
    </message>
    <message>
        <source>The clipboard has {n} rows, but only {m} seats follow here. Select a seat further up.</source>
        <translation>Die Zwischenablage hat {n} Zeilen, hier folgen aber nur {m} Plätze. Bitte einen Platz weiter oben auswählen.</translation>
    </message>
    <message>
        <source>&amp;Replace who is there</source>
        <translation>&amp;Ersetzen</translation>
    </message>
    <message>
        <source>&amp;Swap the two</source>
        <translation>Beide &amp;tauschen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Find in the help…</source>
        <translation>In der Hilfe suchen…</translation>
    </message>
    <message>
        <source>Find in the help</source>
        <translation>In der Hilfe suchen</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>Hilfetext</translation>
    </message>
    <message>
        <source>No page has these words. Try fewer letters.</source>
        <translation>Keine Seite enthält diese Wörter. Bitte weniger Buchstaben versuchen.</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Edits</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>As opened</source>
        <translation>Wie geöffnet</translation>
    </message>
    <message>
        <source>{name} (undone)</source>
        <translation>{name} (rückgängig gemacht)</translation>
    </message>
    <message>
        <source>{name}, where the document stands</source>
        <translation>{name}, hier steht das Dokument</translation>
    </message>
    <message>
        <source>Go to here</source>
        <translation>Hierhin gehen</translation>
    </message>
</context>
<context>
    <name>ImportRun</name>
    <message>
        <source>Reading the people…</source>
        <translation>Die Personen werden gelesen…</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>{name} wird gelesen…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lesen…</translation>
    </message>
    <message>
        <source>Looking at the table…</source>
        <translation>Die Tabelle wird angesehen…</translation>
    </message>
    <message>
        <source>Looking at the tables…</source>
        <translation>Die Tabellen werden angesehen…</translation>
    </message>
    <message>
        <source>Comparing with the document…</source>
        <translation>Vergleich mit dem Dokument…</translation>
    </message>
    <message>
        <source>Remembering the columns…</source>
        <translation>Die Spalten werden gemerkt…</translation>
    </message>
</context>
<context>
    <name>ImportWizard</name>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>{place} still needs {names}. Say which column gives it, or give one value for all rows.</source>
        <translation>{place} braucht noch {names}. Bitte angeben, welche Spalte es enthält, oder einen Wert für alle Zeilen.</translation>
    </message>
    <message>
        <source>Go on without these rows</source>
        <translation>Ohne diese Zeilen weiter</translation>
    </message>
    <message>
        <source>Take the guess</source>
        <translation>Vermutung übernehmen</translation>
    </message>
    <message>
        <source>Each person&apos;s own role</source>
        <translation>Die eigene Rolle jeder Person</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Import läuft…</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>Looking at {name}…</source>
        <translation>{name} wird angesehen…</translation>
    </message>
    <message>
        <source>There are no cells on the clipboard. Copy some in a spreadsheet first.</source>
        <translation>In der Zwischenablage sind keine Zellen. Bitte zuerst welche in einer Tabelle kopieren.</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>away</source>
        <translation>abwesend</translation>
    </message>
    <message>
        <source>no contract</source>
        <translation>ohne Vertrag</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>contractor</source>
        <translation>extern</translation>
    </message>
    <message>
        <source>not awarded yet</source>
        <translation>noch ohne Auftrag</translation>
    </message>
    <message>
        <source>new to the sponsor</source>
        <translation>neu beim Sponsor</translation>
    </message>
    <message>
        <source>handover</source>
        <translation>Übergabe</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>fixiert</translation>
    </message>
    <message>
        <source>+{n} more</source>
        <translation>+{n} weitere</translation>
    </message>
</context>
<context>
    <name>LinesModel</name>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Länder</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Mal</translation>
    </message>
    <message>
        <source>FTE-months</source>
        <translation>FTE-Monate</translation>
    </message>
    <message>
        <source>A factor on the whole line; 0 leaves it out</source>
        <translation>Ein Faktor für die ganze Zeile; 0 lässt sie weg</translation>
    </message>
    <message>
        <source>typed; the model has {fte}</source>
        <translation>eingetippt; das Modell hat {fte}</translation>
    </message>
    <message>
        <source>{text} is no number from 0 to {most}.</source>
        <translation>{text} ist keine Zahl von 0 bis {most}.</translation>
    </message>
</context>
<context>
    <name>LinesTable</name>
    <message>
        <source>Lines of the workload model</source>
        <translation>Zeilen des Aufwandsmodells</translation>
    </message>
</context>
<context>
    <name>Looking</name>
    <message>
        <source>The language changes when Throughline is started again.</source>
        <translation>Die Sprache wechselt beim nächsten Start von Throughline.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Current cell</source>
        <translation>Aktuelle Zelle</translation>
    </message>
    <message>
        <source>Only files on this computer can be dropped here.</source>
        <translation>Hier lassen sich nur Dateien dieses Rechners ablegen.</translation>
    </message>
    <message>
        <source>This is a folder. Drop the files in it.</source>
        <translation>Das ist ein Ordner. Bitte die Dateien darin ablegen.</translation>
    </message>
    <message>
        <source>Drop a document alone; only spreadsheets come together.</source>
        <translation>Bitte ein Dokument allein ablegen; nur Tabellen lassen sich zusammen ablegen.</translation>
    </message>
</context>
<context>
    <name>MappingTable</name>
    <message>
        <source>Column in the file</source>
        <translation>Spalte in der Datei</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Wird zu</translation>
    </message>
    <message>
        <source>How sure</source>
        <translation>Wie sicher</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>Spalten der Tabelle</translation>
    </message>
    <message>
        <source>(no heading)</source>
        <translation>(ohne Überschrift)</translation>
    </message>
    <message>
        <source>work, in pairs</source>
        <translation>Arbeit, paarweise</translation>
    </message>
    <message>
        <source>FTE by month</source>
        <translation>FTE je Monat</translation>
    </message>
    <message>
        <source>{n} months across the columns</source>
        <translation>{n} Monate über die Spalten</translation>
    </message>
    <message>
        <source>read in pairs: what the work is on, and how much</source>
        <translation>paarweise gelesen: woran gearbeitet wird, und wie viel</translation>
    </message>
    <message>
        <source>your choice</source>
        <translation>Ihre Wahl</translation>
    </message>
    <message>
        <source>left out by you</source>
        <translation>von Ihnen weggelassen</translation>
    </message>
    <message>
        <source>known heading</source>
        <translation>bekannte Überschrift</translation>
    </message>
    <message>
        <source>as remembered</source>
        <translation>wie gemerkt</translation>
    </message>
    <message>
        <source>guess taken, {score}: {why}</source>
        <translation>Vermutung übernommen, {score}: {why}</translation>
    </message>
    <message>
        <source>guess: {target}, {score}, {why}</source>
        <translation>Vermutung: {target}, {score}, {why}</translation>
    </message>
    <message>
        <source>ignored: {why}</source>
        <translation>unbeachtet: {why}</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>unbeachtet</translation>
    </message>
    <message>
        <source>{column} becomes</source>
        <translation>{column} wird zu</translation>
    </message>
    <message>
        <source>– not imported –</source>
        <translation>– nicht importiert –</translation>
    </message>
    <message>
        <source>{target}  (guess, {score}%)</source>
        <translation>{target}  (Vermutung, {score}%)</translation>
    </message>
</context>
<context>
    <name>MappingsDialog</name>
    <message>
        <source>Remembered mappings</source>
        <translation>Gemerkte Zuordnungen</translation>
    </message>
    <message>
        <source>A mapping says what the columns of a layout become. It is applied by itself to the next file of that layout. Choose a name and press F2 to change it.</source>
        <translation>Eine Zuordnung sagt, was aus den Spalten einer Tabellenform wird. Sie gilt von selbst für die nächste Datei dieser Form. Zum Umbenennen einen Namen auswählen und F2 drücken.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Wird zu</translation>
    </message>
    <message>
        <source>Sponsor</source>
        <translation>Sponsor</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>&amp;Read this table by it</source>
        <translation>&amp;Diese Tabelle damit lesen</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>&amp;Load…</source>
        <translation>&amp;Laden…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>L&amp;öschen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>{n}, and where the table stands</source>
        <translation>{n}, und wo die Tabelle steht</translation>
    </message>
    <message>
        <source>Nothing is remembered yet. How a file was read is remembered when it is imported.</source>
        <translation>Noch ist nichts gemerkt. Wie eine Datei gelesen wurde, wird beim Importieren gemerkt.</translation>
    </message>
    <message>
        <source>Only {n} of its {all} columns are in this table, so it cannot be read by it.</source>
        <translation>Nur {n} ihrer {all} Spalten sind in dieser Tabelle; sie kann daher nicht damit gelesen werden.</translation>
    </message>
    <message>
        <source>“{old}” is now called “{new}”.</source>
        <translation>„{old}“ heißt jetzt „{new}“.</translation>
    </message>
    <message>
        <source>“{name}” is forgotten.</source>
        <translation>„{name}“ ist vergessen.</translation>
    </message>
    <message>
        <source>{n} written to {name}.</source>
        <translation>{n} nach {name} geschrieben.</translation>
    </message>
    <message>
        <source>{name} holds no mapping.</source>
        <translation>{name} enthält keine Zuordnung.</translation>
    </message>
    <message>
        <source>Remembered: {names}.</source>
        <translation>Gemerkt: {names}.</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Show details</source>
        <translation>Einzelheiten zeigen</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Einzelheiten ausblenden</translation>
    </message>
</context>
<context>
    <name>MonthHeader</name>
    <message>
        <source>Months</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>Jan</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>Feb</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>Mär</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>Apr</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>Jun</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>Jul</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>Aug</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>Sep</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>Okt</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>Nov</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>Dez</translation>
    </message>
</context>
<context>
    <name>NameField</name>
    <message>
        <source>Who holds the selected months</source>
        <translation>Wer die ausgewählten Monate hält</translation>
    </message>
    <message>
        <source>Name, staff id, open or contractor</source>
        <translation>Name, Personalnummer, „open“ (offen) oder „contractor“ (extern)</translation>
    </message>
</context>
<context>
    <name>NewDocumentBar</name>
    <message>
        <source>The import becomes a new document</source>
        <translation>Der Import wird ein neues Dokument</translation>
    </message>
    <message>
        <source>only what the files hold</source>
        <translation>nur, was die Dateien enthalten</translation>
    </message>
    <message>
        <source>the people of the sample</source>
        <translation>die Personen des Beispiels</translation>
    </message>
    <message>
        <source>the people of a file…</source>
        <translation>die Personen einer Datei…</translation>
    </message>
    <message>
        <source>as the files show</source>
        <translation>wie die Dateien zeigen</translation>
    </message>
    <message>
        <source>&amp;Begin with</source>
        <translation>&amp;Beginnen mit</translation>
    </message>
    <message>
        <source>First &amp;month</source>
        <translation>Erster &amp;Monat</translation>
    </message>
    <message>
        <source>&amp;Length in months</source>
        <translation>&amp;Länge in Monaten</translation>
    </message>
    <message>
        <source>C&amp;urrency</source>
        <translation>&amp;Währung</translation>
    </message>
    <message>
        <source>The people, roles and rates of the sample are made up. A registry tells of no people, so these let you try a plan; choose a file with your own instead.</source>
        <translation>Personen, Rollen und Sätze des Beispiels sind erfunden. Ein Register nennt keine Personen; mit diesen lässt sich ein Plan ausprobieren. Wählen Sie stattdessen eine Datei mit Ihren eigenen.</translation>
    </message>
</context>
<context>
    <name>NoteField</name>
    <message>
        <source>Write a note…</source>
        <translation>Eine Notiz schreiben…</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Study {name}</source>
        <translation>Studie {name}</translation>
    </message>
    <message>
        <source>Sponsor {name}</source>
        <translation>Sponsor {name}</translation>
    </message>
    <message>
        <source>Seat {role} {number} of {study}</source>
        <translation>Platz {role} {number} von {study}</translation>
    </message>
    <message>
        <source>Note on {name}</source>
        <translation>Notiz zu {name}</translation>
    </message>
    <message>
        <source>keep the note</source>
        <translation>Notiz aufbewahren</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>Select a seat, a person, a study or a sponsor on the board to read and write notes.</source>
        <translation>Wählen Sie auf der Tafel einen Platz, eine Person, eine Studie oder einen Sponsor, um Notizen zu lesen und zu schreiben.</translation>
    </message>
</context>
<context>
    <name>OpenQuestions</name>
    <message>
        <source>Answer it</source>
        <translation>Beantworten</translation>
    </message>
    <message>
        <source>Each person&apos;s own role</source>
        <translation>Die eigene Rolle jeder Person</translation>
    </message>
    <message>
        <source>Read them</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Give a bill rate…</source>
        <translation>Abrechnungssatz angeben…</translation>
    </message>
    <message>
        <source>Yes, repeat the value above</source>
        <translation>Ja, den Wert darüber wiederholen</translation>
    </message>
    <message>
        <source>Look at the columns</source>
        <translation>Spalten ansehen</translation>
    </message>
    <message>
        <source>{n} lines of demand were worked out by the workload model: a planning assumption.</source>
        <translation>{n} Bedarfszeilen hat das Aufwandsmodell errechnet: eine Planungsannahme.</translation>
    </message>
    <message>
        <source>Look at the demand</source>
        <translation>Bedarf ansehen</translation>
    </message>
    <message>
        <source>Bill rate</source>
        <translation>Abrechnungssatz</translation>
    </message>
    <message>
        <source>What an hour bills, in the base currency, for every role that has no bill rate:</source>
        <translation>Was eine Stunde abrechnet, in der Hauswährung, für jede Rolle ohne Abrechnungssatz:</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Excel workbook (.xlsx)</source>
        <translation>Excel-Arbeitsmappe (.xlsx)</translation>
    </message>
    <message>
        <source>All tables as CSV (.zip)</source>
        <translation>Alle Tabellen als CSV (.zip)</translation>
    </message>
    <message>
        <source>One table as CSV (.csv)</source>
        <translation>Eine Tabelle als CSV (.csv)</translation>
    </message>
    <message>
        <source>Pages for print (.pdf)</source>
        <translation>Seiten zum Drucken (.pdf)</translation>
    </message>
    <message>
        <source>The published plan</source>
        <translation>Der veröffentlichte Plan</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>First month</source>
        <translation>Erster Monat</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Vergleichen mit</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;Months</source>
        <translation>&amp;Monate</translation>
    </message>
    <message>
        <source>Com&amp;pare with</source>
        <translation>&amp;Vergleichen mit</translation>
    </message>
    <message>
        <source>Sponsors</source>
        <translation>Sponsoren</translation>
    </message>
    <message>
        <source>Sponsors that leave</source>
        <translation>Sponsoren, die enthalten sind</translation>
    </message>
    <message>
        <source>&amp;All sponsors</source>
        <translation>&amp;Alle Sponsoren</translation>
    </message>
    <message>
        <source>Safe to &amp;send to the sponsor</source>
        <translation>&amp;Sicher zum Versand an den Sponsor</translation>
    </message>
    <message>
        <source>No money, and nothing of other sponsors, their studies or other people. Tick one sponsor first.</source>
        <translation>Kein Geld und nichts von anderen Sponsoren, deren Studien oder anderen Personen. Bitte zuerst einen Sponsor ankreuzen.</translation>
    </message>
    <message>
        <source>For this, tick one sponsor only.</source>
        <translation>Dafür nur einen Sponsor ankreuzen.</translation>
    </message>
    <message>
        <source>Included</source>
        <translation>Enthalten</translation>
    </message>
    <message>
        <source>&amp;Names beside staff ids</source>
        <translation>&amp;Namen neben Personalnummern</translation>
    </message>
    <message>
        <source>&amp;Costs, rates and margins</source>
        <translation>&amp;Kosten, Sätze und Margen</translation>
    </message>
    <message>
        <source>&amp;Kinds of leave</source>
        <translation>Arten der A&amp;bwesenheit</translation>
    </message>
    <message>
        <source>Tick at least one sponsor.</source>
        <translation>Bitte mindestens einen Sponsor ankreuzen.</translation>
    </message>
    <message>
        <source>The first month is after the last one.</source>
        <translation>Der erste Monat liegt nach dem letzten.</translation>
    </message>
</context>
<context>
    <name>PagesDialog</name>
    <message>
        <source>&amp;Summary: figures, floors, locks that gave way, open seats</source>
        <translation>&amp;Übersicht: Kennzahlen, Mindestmargen, gewichene Fixierungen, offene Plätze</translation>
    </message>
    <message>
        <source>by seats</source>
        <translation>nach Plätzen</translation>
    </message>
    <message>
        <source>by people</source>
        <translation>mit Personen</translation>
    </message>
    <message>
        <source>Staffing &amp;board, {by}</source>
        <translation>&amp;Besetzungstafel, {by}</translation>
    </message>
    <message>
        <source>Only the rows that are in &amp;view (filters and folded groups)</source>
        <translation>&amp;Nur die sichtbaren Zeilen (Filter und zugeklappte Gruppen)</translation>
    </message>
    <message>
        <source>All rows are in view: nothing is filtered or folded.</source>
        <translation>Alle Zeilen sind zu sehen: nichts ist gefiltert oder eingeklappt.</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>{name}, landscape</source>
        <translation>{name}, quer</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>&amp;Papier</translation>
    </message>
    <message>
        <source>What goes on the pages?</source>
        <translation>Was kommt auf die Seiten?</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>A command, a study, a sponsor or a person…</source>
        <translation>Befehl, Studie, Sponsor oder Person…</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>Gefundene Befehle</translation>
    </message>
    <message>
        <source>Nothing has this name. Try fewer letters.</source>
        <translation>Nichts heißt so. Bitte weniger Buchstaben versuchen.</translation>
    </message>
</context>
<context>
    <name>PartsModel</name>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>Studien</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Zielwert</translation>
    </message>
    <message>
        <source>Changes that depend on one another, and so are accepted together or not at all</source>
        <translation>Änderungen, die voneinander abhängen und deshalb nur zusammen angenommen werden</translation>
    </message>
    <message>
        <source>The studies whose seats change</source>
        <translation>Die Studien, deren Plätze sich ändern</translation>
    </message>
    <message>
        <source>From the first to the last month that changes</source>
        <translation>Vom ersten bis zum letzten Monat, der sich ändert</translation>
    </message>
    <message>
        <source>What this part alone does to the score; smaller is better</source>
        <translation>Was dieser Teil allein am Zielwert ändert; kleiner ist besser</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>nicht gewählt</translation>
    </message>
</context>
<context>
    <name>PickList</name>
    <message>
        <source>Find…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Find in: {name}</source>
        <translation>Suchen in: {name}</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
</context>
<context>
    <name>PicturesPage</name>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>nothing to show</source>
        <translation>nichts zu zeigen</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>There is no plan yet. Press Plan; its pictures appear here.</source>
        <translation>Noch gibt es keinen Plan. Auf „Planen“ drücken; seine Bilder erscheinen dann hier.</translation>
    </message>
    <message>
        <source>Value pointed at</source>
        <translation>Wert unter dem Zeiger</translation>
    </message>
    <message>
        <source>Capacity and demand</source>
        <translation>Kapazität und Bedarf</translation>
    </message>
    <message>
        <source>Demand of each role by month, who works it, and what the people there could work</source>
        <translation>Bedarf jeder Rolle je Monat, wer ihn leistet und was die Personen leisten könnten</translation>
    </message>
    <message>
        <source>Bench</source>
        <translation>Leerlauf</translation>
    </message>
    <message>
        <source>Employees who are paid and not assigned, by month</source>
        <translation>Angestellte, die bezahlt und nicht eingesetzt sind, je Monat</translation>
    </message>
    <message>
        <source>Continuity and handovers</source>
        <translation>Kontinuität und Übergaben</translation>
    </message>
    <message>
        <source>Who works for each sponsor, and where seats pass from one person to another</source>
        <translation>Wer für jeden Sponsor arbeitet und wo Plätze von einer Person auf eine andere übergehen</translation>
    </message>
    <message>
        <source>Team flow</source>
        <translation>Teamfluss</translation>
    </message>
    <message>
        <source>Where a sponsor&apos;s teams come from, and where they go</source>
        <translation>Woher die Teams eines Sponsors kommen und wohin sie gehen</translation>
    </message>
    <message>
        <source>What continuity costs</source>
        <translation>Was Kontinuität kostet</translation>
    </message>
    <message>
        <source>Plans by continuity and margin, those of this document and those of a search</source>
        <translation>Pläne nach Kontinuität und Marge, die dieses Dokuments und die einer Suche</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Rolle</translation>
    </message>
    <message>
        <source>&amp;Sponsor</source>
        <translation>&amp;Sponsor</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Sponsor</source>
        <translation>Sponsor</translation>
    </message>
    <message>
        <source>Show &amp;numbers</source>
        <translation>&amp;Zahlen zeigen</translation>
    </message>
    <message>
        <source>The numbers of the picture as a table that can be copied</source>
        <translation>Die Zahlen des Bildes als Tabelle, die sich kopieren lässt</translation>
    </message>
    <message>
        <source>&amp;Export picture…</source>
        <translation>&amp;Bild exportieren…</translation>
    </message>
    <message>
        <source>Write the picture as PNG, SVG or PDF, or its numbers as CSV</source>
        <translation>Das Bild als PNG, SVG oder PDF oder seine Zahlen als CSV schreiben</translation>
    </message>
    <message>
        <source>Points to search</source>
        <translation>Zu suchende Punkte</translation>
    </message>
    <message>
        <source>Positions of the Continuity ↔ Cost slider, each searched by itself</source>
        <translation>Stellungen des Reglers Kontinuität ↔ Kosten, jede für sich gesucht</translation>
    </message>
    <message>
        <source> s each</source>
        <translation> s je Punkt</translation>
    </message>
    <message>
        <source>Seconds for each point</source>
        <translation>Sekunden je Punkt</translation>
    </message>
    <message>
        <source>Search the &amp;frontier</source>
        <translation>&amp;Grenzlinie suchen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Progress of the search</source>
        <translation>Fortschritt der Suche</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>All roles</source>
        <translation>Alle Rollen</translation>
    </message>
    <message>
        <source>All sponsors</source>
        <translation>Alle Sponsoren</translation>
    </message>
    <message>
        <source>The one with most demand</source>
        <translation>Der mit dem meisten Bedarf</translation>
    </message>
    <message>
        <source>Numbers:</source>
        <translation>Zahlen:</translation>
    </message>
    <message>
        <source>{n} more rows under Show numbers.</source>
        <translation>{n} weitere Zeilen unter „Zahlen zeigen“.</translation>
    </message>
</context>
<context>
    <name>PicturesPart</name>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>make the picture</source>
        <translation>Bild erzeugen</translation>
    </message>
    <message>
        <source>Export picture</source>
        <translation>Bild exportieren</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg *.pdf);;Numbers (*.csv)</source>
        <translation>Bilder (*.png *.svg *.pdf);;Zahlen (*.csv)</translation>
    </message>
    <message>
        <source>The picture was written to {path}</source>
        <translation>Das Bild wurde nach {path} geschrieben</translation>
    </message>
    <message>
        <source>write the picture</source>
        <translation>Bild schreiben</translation>
    </message>
</context>
<context>
    <name>PlanningRun</name>
    <message>
        <source>No plan was found in {n} s.</source>
        <translation>In {n} s wurde kein Plan gefunden.</translation>
    </message>
</context>
<context>
    <name>PlanningStrip</name>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>How long to search. The plan only gets better with time; you can stop early.</source>
        <translation>Wie lange gesucht wird. Der Plan wird mit der Zeit nur besser; Sie können früher anhalten.</translation>
    </message>
    <message>
        <source>&amp;Time limit</source>
        <translation>&amp;Zeitlimit</translation>
    </message>
    <message>
        <source>Continuity or cost</source>
        <translation>Kontinuität oder Kosten</translation>
    </message>
    <message>
        <source>Keep margin &amp;floors</source>
        <translation>&amp;Mindestmargen einhalten</translation>
    </message>
    <message>
        <source>Off: a what-if that searches as if no margin floor were set. Floors are still judged and shown.</source>
        <translation>Aus: ein Gedankenspiel, das sucht, als gäbe es keine Mindestmargen. Sie werden trotzdem geprüft und gezeigt.</translation>
    </message>
    <message>
        <source>Continuity</source>
        <translation>Kontinuität</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Planen</translation>
    </message>
    <message>
        <source>Search for the plan that keeps teams with their sponsors (F5)</source>
        <translation>Den Plan suchen, der Teams bei ihren Sponsoren hält (F5)</translation>
    </message>
    <message>
        <source>From this plan</source>
        <translation>Von diesem Plan aus</translation>
    </message>
    <message>
        <source>Search from the plan shown, and choose what of it may change</source>
        <translation>Vom gezeigten Plan aus suchen und wählen, was sich daran ändern darf</translation>
    </message>
    <message>
        <source>Progress of the search</source>
        <translation>Fortschritt der Suche</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Anhalten und behalten</translation>
    </message>
    <message>
        <source>End the search and keep the best plan found (Ctrl+.)</source>
        <translation>Die Suche beenden und den besten gefundenen Plan behalten (Strg+.)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>End the search and go back to before it</source>
        <translation>Die Suche beenden und zum Stand davor zurückkehren</translation>
    </message>
    <message>
        <source>Starting the optimizer…</source>
        <translation>Der Optimierer wird gestartet…</translation>
    </message>
    <message>
        <source>best score {score}</source>
        <translation>bester Zielwert {score}</translation>
    </message>
    <message>
        <source>bound {bound}</source>
        <translation>Schranke {bound}</translation>
    </message>
    <message>
        <source>Stopping, keeping the best plan…</source>
        <translation>Anhalten, der beste Plan bleibt…</translation>
    </message>
    <message>
        <source>Working out the figures…</source>
        <translation>Die Kennzahlen werden berechnet…</translation>
    </message>
    <message>
        <source>Weights: {name}</source>
        <translation>Gewichte: {name}</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Save as PDF</source>
        <translation>Als PDF speichern</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>PDF-Dokumente (*.pdf)</translation>
    </message>
    <message>
        <source>Writing {name}…</source>
        <translation>{name} wird geschrieben…</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Drucken…</translation>
    </message>
    <message>
        <source>make the pages</source>
        <translation>Seiten erzeugen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>{n} pages were written to {path}</source>
        <translation>{n} Seiten wurden nach {path} geschrieben</translation>
    </message>
    <message>
        <source>{n} pages were sent to the printer.</source>
        <translation>{n} Seiten wurden an den Drucker gesendet.</translation>
    </message>
</context>
<context>
    <name>ProblemTree</name>
    <message>
        <source>Problems by cell</source>
        <translation>Probleme nach Zelle</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Zellen</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>and {n} more cells</source>
        <translation>und {n} weitere Zellen</translation>
    </message>
</context>
<context>
    <name>ProposalPage</name>
    <message>
        <source>Proposal</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>Parts of the proposal</source>
        <translation>Teile des Vorschlags</translation>
    </message>
    <message>
        <source>What the chosen parts do</source>
        <translation>Was die gewählten Teile bewirken</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Alle wählen</translation>
    </message>
    <message>
        <source>Choose none</source>
        <translation>Keine wählen</translation>
    </message>
    <message>
        <source>Only parts of a study</source>
        <translation>Nur Teile einer Studie</translation>
    </message>
    <message>
        <source>Only parts with a person</source>
        <translation>Nur Teile mit einer Person</translation>
    </message>
    <message>
        <source>Accept the chosen parts</source>
        <translation>Gewählte Teile annehmen</translation>
    </message>
    <message>
        <source>Take the chosen parts over into the plan, as one step that can be undone</source>
        <translation>Die gewählten Teile in den Plan übernehmen, als ein Schritt, der sich rückgängig machen lässt</translation>
    </message>
    <message>
        <source>Keep as a scenario</source>
        <translation>Als Szenario behalten</translation>
    </message>
    <message>
        <source>Keep the whole proposal as a plan of its own; the plan stays as it is</source>
        <translation>Den ganzen Vorschlag als eigenen Plan behalten; der Plan bleibt, wie er ist</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Drop the proposal; the plan stays as it is</source>
        <translation>Den Vorschlag verwerfen; der Plan bleibt, wie er ist</translation>
    </message>
    <message>
        <source>Choose by study…</source>
        <translation>Nach Studie wählen…</translation>
    </message>
    <message>
        <source>Choose by person…</source>
        <translation>Nach Person wählen…</translation>
    </message>
    <message>
        <source>Chosen: {n} of {all} parts.</source>
        <translation>Gewählt: {n} von {all} Teilen.</translation>
    </message>
    <message>
        <source>Score {z0} → {z1}; sponsor continuity {c0} → {c1}; margin {m0} → {m1}; open {o0} → {o1} FTE-months; floors broken {f0} → {f1}.</source>
        <translation>Zielwert {z0} → {z1}; Sponsorkontinuität {c0} → {c1}; Marge {m0} → {m1}; offen {o0} → {o1} FTE-Monate; verletzte Mindestmargen {f0} → {f1}.</translation>
    </message>
</context>
<context>
    <name>QuestionsPage</name>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>These names are not known for certain. Say which known one is meant; the spelling is remembered. Rows whose name is left undecided are not imported.</source>
        <translation>Diese Namen sind nicht sicher bekannt. Geben Sie an, welcher bekannte gemeint ist; die Schreibweise wird gemerkt. Zeilen mit unentschiedenem Namen werden nicht importiert.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Written in the file</source>
        <translation>In der Datei steht</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>Bedeutet</translation>
    </message>
    <message>
        <source>Names to decide</source>
        <translation>Zu entscheidende Namen</translation>
    </message>
    <message>
        <source>Take all that are left as &amp;new</source>
        <translation>Alle übrigen als &amp;neu übernehmen</translation>
    </message>
    <message>
        <source>Sponsor</source>
        <translation>Sponsor</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>{name} means</source>
        <translation>{name} bedeutet</translation>
    </message>
    <message>
        <source>undecided: its rows stay out</source>
        <translation>unentschieden: die Zeilen bleiben draußen</translation>
    </message>
    <message>
        <source>   ({score}% alike)</source>
        <translation>   ({score}% ähnlich)</translation>
    </message>
</context>
<context>
    <name>RegistryPanel</name>
    <message>
        <source>Sponsors</source>
        <translation>Sponsoren</translation>
    </message>
    <message>
        <source>Find a sponsor…</source>
        <translation>Sponsor suchen…</translation>
    </message>
    <message>
        <source>Find a sponsor</source>
        <translation>Sponsor suchen</translation>
    </message>
    <message>
        <source>Sponsors (none ticked: all)</source>
        <translation>Sponsoren (keiner angekreuzt: alle)</translation>
    </message>
    <message>
        <source>States</source>
        <translation>Zustände</translation>
    </message>
    <message>
        <source>States in the registry</source>
        <translation>Zustände im Register</translation>
    </message>
    <message>
        <source>Which, and how they count</source>
        <translation>Welche, und wie sie zählen</translation>
    </message>
    <message>
        <source>a problem</source>
        <translation>ein Problem</translation>
    </message>
    <message>
        <source> months</source>
        <translation> Monate</translation>
    </message>
    <message>
        <source>Under way in or &amp;after</source>
        <translation>Läuft im Jahr &amp;oder danach</translation>
    </message>
    <message>
        <source>Under way in or &amp;before</source>
        <translation>Läuft im Jahr od&amp;er davor</translation>
    </message>
    <message>
        <source>A trial without an end &amp;lasts</source>
        <translation>Eine Prüfung ohne Ende &amp;dauert</translation>
    </message>
    <message>
        <source>These trials are &amp;run by us</source>
        <translation>Diese Prüfungen führen &amp;wir durch</translation>
    </message>
    <message>
        <source>Awarded or Ongoing instead of Forecast: the registry does not say who does the work</source>
        <translation>„Awarded“ oder „Ongoing“ statt „Forecast“: Das Register sagt nicht, wer die Arbeit macht</translation>
    </message>
    <message>
        <source>&amp;Interventional trials only</source>
        <translation>Nur &amp;interventionelle Prüfungen</translation>
    </message>
    <message>
        <source>Study ID is the sponsor&apos;s &amp;protocol number</source>
        <translation>Studienkennung ist die &amp;Protokollnummer des Sponsors</translation>
    </message>
    <message>
        <source>Take a missing start from the &amp;year in the number</source>
        <translation>Fehlenden Beginn aus dem &amp;Jahr in der Nummer nehmen</translation>
    </message>
    <message>
        <source>any year</source>
        <translation>jedes Jahr</translation>
    </message>
    <message>
        <source>Looking at the trials…</source>
        <translation>Die Prüfungen werden angesehen…</translation>
    </message>
    <message>
        <source>{names}: {n} trials.</source>
        <translation>{names}: {n} Prüfungen.</translation>
    </message>
    <message>
        <source>{n} of {all} sponsors ticked</source>
        <translation>{n} von {all} Sponsoren angekreuzt</translation>
    </message>
    <message>
        <source>All {all} sponsors</source>
        <translation>Alle {all} Sponsoren</translation>
    </message>
    <message>
        <source>Counting the trials…</source>
        <translation>Die Prüfungen werden gezählt…</translation>
    </message>
    <message>
        <source>{n} trials are chosen.</source>
        <translation>{n} Prüfungen sind gewählt.</translation>
    </message>
    <message>
        <source>No trial is chosen: tick other states, years or sponsors.</source>
        <translation>Keine Prüfung ist gewählt: bitte andere Zustände, Jahre oder Sponsoren ankreuzen.</translation>
    </message>
</context>
<context>
    <name>RemedyList</name>
    <message>
        <source>What would fill it</source>
        <translation>Was ihn besetzen würde</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Make this change of the plan as one step; Undo takes it back</source>
        <translation>Diese Änderung des Plans als einen Schritt machen; Rückgängig nimmt sie zurück</translation>
    </message>
    <message>
        <source>Do it: {what}</source>
        <translation>Ausführen: {what}</translation>
    </message>
</context>
<context>
    <name>Replanning</name>
    <message>
        <source>The plan that the search started from is gone.</source>
        <translation>Den Plan, von dem die Suche ausging, gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Vergleich läuft…</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>compare the plans</source>
        <translation>Pläne vergleichen</translation>
    </message>
    <message>
        <source>No better plan was found than {name}. {words}. Let more change, or give the search more time.</source>
        <translation>Es wurde kein besserer Plan als {name} gefunden. {words}. Lassen Sie mehr zu, oder geben Sie der Suche mehr Zeit.</translation>
    </message>
    <message>
        <source>Proposal for {name}. {words}. {summary}</source>
        <translation>Vorschlag für {name}. {words}. {summary}</translation>
    </message>
    <message>
        <source>{name} has changed since the search started from it. Keep the proposal as a scenario instead, or undo the change.</source>
        <translation>{name} hat sich geändert, seit die Suche davon ausging. Behalten Sie den Vorschlag stattdessen als Szenario, oder machen Sie die Änderung rückgängig.</translation>
    </message>
    <message>
        <source>Accept the proposal into {name}</source>
        <translation>Vorschlag in {name} annehmen</translation>
    </message>
    <message>
        <source>Accept {n} of {all} parts into {name}</source>
        <translation>{n} von {all} Teilen in {name} annehmen</translation>
    </message>
    <message>
        <source>Rejected; nothing was changed.</source>
        <translation>Abgelehnt; nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>Replies</name>
    <message>
        <source>This file was opened; {n} things in it deserve a look.</source>
        <translation>Die Datei wurde geöffnet; {n} Dinge darin verdienen einen Blick.</translation>
    </message>
    <message>
        <source>Show problems</source>
        <translation>Probleme zeigen</translation>
    </message>
    <message>
        <source>{error} The table below lists them all.</source>
        <translation>{error} Die Tabelle unten führt alle auf.</translation>
    </message>
    <message>
        <source>The portfolio has changed since this plan was made; parts of the plan were dropped.</source>
        <translation>Das Portfolio hat sich seit diesem Plan geändert; Teile des Plans sind weggefallen.</translation>
    </message>
    <message>
        <source>Saved to {path}</source>
        <translation>Gespeichert unter {path}</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>The plan was written to {path}</source>
        <translation>Der Plan wurde nach {path} geschrieben</translation>
    </message>
    <message>
        <source>Open read-only</source>
        <translation>Schreibgeschützt öffnen</translation>
    </message>
    <message>
        <source>Save under another name…</source>
        <translation>Unter anderem Namen speichern…</translation>
    </message>
    <message>
        <source>Could not {what}. {why}</source>
        <translation>Nicht gelungen: {what}. {why}</translation>
    </message>
    <message>
        <source>Throughline was not closed properly. Unsaved changes to {title} can be recovered (last: {when}).</source>
        <translation>Throughline wurde nicht ordentlich geschlossen. Nicht gespeicherte Änderungen an {title} lassen sich wiederherstellen (zuletzt: {when}).</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Planned in {time}: {gap}</source>
        <translation>Geplant in {time}: {gap}</translation>
    </message>
    <message>
        <source>{level} {name}: {margin} instead of {floor}, short by {amount}</source>
        <translation>{level} {name}: {margin} statt {floor}, es fehlen {amount}</translation>
    </message>
    <message>
        <source>Proven impossible to meet: {names}</source>
        <translation>Nachweislich nicht einzuhalten: {names}</translation>
    </message>
    <message>
        <source>This plan breaks a margin floor.</source>
        <translation>Dieser Plan verletzt eine Mindestmarge.</translation>
    </message>
    <message>
        <source>This plan breaks {n} margin floors.</source>
        <translation>Dieser Plan verletzt {n} Mindestmargen.</translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed.</source>
        <translation>Abgebrochen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Plan again</source>
        <translation>Erneut planen</translation>
    </message>
    <message>
        <source>finish the plan</source>
        <translation>Plan abschließen</translation>
    </message>
</context>
<context>
    <name>ResizeDialog</name>
    <message>
        <source>Resize seat</source>
        <translation>Platzgröße ändern</translation>
    </message>
    <message>
        <source>{place}: what the line needs stays the same, so another seat gives or takes the rest.</source>
        <translation>{place}: Der Bedarf der Bedarfszeile bleibt gleich, also gibt oder nimmt ein anderer Platz den Rest.</translation>
    </message>
    <message>
        <source>Carries (FTE)</source>
        <translation>Umfasst (FTE)</translation>
    </message>
    <message>
        <source>The rest</source>
        <translation>Der Rest</translation>
    </message>
    <message>
        <source>open seats</source>
        <translation>offene Plätze</translation>
    </message>
</context>
<context>
    <name>ReturnDialog</name>
    <message>
        <source>Read back an edited plan</source>
        <translation>Bearbeiteten Plan zurücklesen</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Bemerkungen</translation>
    </message>
    <message>
        <source>What the chosen changes do</source>
        <translation>Was die gewählten Änderungen bewirken</translation>
    </message>
    <message>
        <source>The selected edit</source>
        <translation>Die ausgewählte Änderung</translation>
    </message>
    <message>
        <source>Edits of the workbook</source>
        <translation>Änderungen der Arbeitsmappe</translation>
    </message>
    <message>
        <source>Choose &amp;all</source>
        <translation>&amp;Alle wählen</translation>
    </message>
    <message>
        <source>Choose &amp;none</source>
        <translation>&amp;Keine wählen</translation>
    </message>
    <message>
        <source>In this &amp;conflict:</source>
        <translation>Bei diesem &amp;Widerspruch:</translation>
    </message>
    <message>
        <source>Side taken in the conflict</source>
        <translation>Im Widerspruch gewählte Seite</translation>
    </message>
    <message>
        <source>Into this &amp;plan</source>
        <translation>In diesen &amp;Plan</translation>
    </message>
    <message>
        <source>As a new &amp;scenario</source>
        <translation>Als neues &amp;Szenario</translation>
    </message>
    <message>
        <source>A new plan gets the chosen changes; this plan stays as it is</source>
        <translation>Ein neuer Plan bekommt die gewählten Änderungen; dieser Plan bleibt, wie er ist</translation>
    </message>
    <message>
        <source>&amp;Reject</source>
        <translation>Ab&amp;lehnen</translation>
    </message>
    <message>
        <source>Change nothing</source>
        <translation>Nichts ändern</translation>
    </message>
    <message>
        <source>Keep the comment that somebody wrote as a note</source>
        <translation>Den Kommentar, den jemand geschrieben hat, als Notiz behalten</translation>
    </message>
    <message>
        <source>Keep the {n} comments that people wrote as notes</source>
        <translation>Die {n} geschriebenen Kommentare als Notizen behalten</translation>
    </message>
    <message>
        <source>Take the chosen changes over, as one step that can be undone</source>
        <translation>Die gewählten Änderungen übernehmen, als ein Schritt, der sich rückgängig machen lässt</translation>
    </message>
    <message>
        <source>{name} is published and stays as it is: a new plan gets the chosen changes</source>
        <translation>{name} ist veröffentlicht und bleibt, wie er ist: ein neuer Plan bekommt die gewählten Änderungen</translation>
    </message>
    <message>
        <source>{file} against {plan}: {new} new, {changed} changed, {removed} removed.</source>
        <translation>{file} gegenüber {plan}: {new} neu, {changed} geändert, {removed} entfernt.</translation>
    </message>
    <message>
        <source>To be decided, for the plan was changed meanwhile: {n}.</source>
        <translation>Zu entscheiden, da der Plan inzwischen geändert wurde: {n}.</translation>
    </message>
    <message>
        <source>Refused: {n}.</source>
        <translation>Abgewiesen: {n}.</translation>
    </message>
    <message>
        <source>{n} edited seat-months are in the plan already.</source>
        <translation>{n} bearbeitete Platzmonate sind schon im Plan.</translation>
    </message>
    <message>
        <source>Comment at {place}, which is on no seat: {text}</source>
        <translation>Kommentar bei {place}, das zu keinem Platz gehört: {text}</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>und {n} weitere</translation>
    </message>
    <message>
        <source>Chosen: {n} of {all} parts.</source>
        <translation>Gewählt: {n} von {all} Teilen.</translation>
    </message>
    <message>
        <source>Score {z0} → {z1}; sponsor continuity {c0} → {c1}; open {o0} → {o1} FTE-months; floors broken {f0} → {f1}.</source>
        <translation>Zielwert {z0} → {z1}; Sponsorkontinuität {c0} → {c1}; offen {o0} → {o1} FTE-Monate; verletzte Mindestmargen {f0} → {f1}.</translation>
    </message>
</context>
<context>
    <name>Returning</name>
    <message>
        <source>Reading {name}…</source>
        <translation>{name} wird gelesen…</translation>
    </message>
    <message>
        <source>read the workbook back</source>
        <translation>Arbeitsmappe zurücklesen</translation>
    </message>
    <message>
        <source>{file} says what {plan} says: there is nothing to take over.</source>
        <translation>{file} sagt, was {plan} sagt: es gibt nichts zu übernehmen.</translation>
    </message>
    <message>
        <source>decide the conflict</source>
        <translation>Widerspruch entscheiden</translation>
    </message>
    <message>
        <source>work out what the changes do</source>
        <translation>Wirkung der Änderungen ermitteln</translation>
    </message>
    <message>
        <source>A new scenario</source>
        <translation>Ein neues Szenario</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>Took {n} of {all} parts of {file} into {plan}.</source>
        <translation>{n} von {all} Teilen aus {file} in {plan} übernommen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Read back {file}</source>
        <translation>{file} zurücklesen</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Review</source>
        <translation>Durchsicht</translation>
    </message>
    <message>
        <source>Parts of the proposal</source>
        <translation>Teile des Vorschlags</translation>
    </message>
    <message>
        <source>Rows of the proposal</source>
        <translation>Zeilen des Vorschlags</translation>
    </message>
    <message>
        <source>Tick a&amp;ll</source>
        <translation>&amp;Alle ankreuzen</translation>
    </message>
    <message>
        <source>Tick n&amp;one</source>
        <translation>&amp;Keine ankreuzen</translation>
    </message>
    <message>
        <source>1 question</source>
        <translation>1 Frage</translation>
    </message>
    <message>
        <source>{n} questions</source>
        <translation>{n} Fragen</translation>
    </message>
    <message>
        <source>Import &amp;without the rows that are wrong or undecided ({problems})</source>
        <translation>&amp;Ohne die falschen oder unentschiedenen Zeilen importieren ({problems})</translation>
    </message>
    <message>
        <source>The files say nothing that is not in the document already.</source>
        <translation>Die Dateien sagen nichts, was nicht schon im Dokument steht.</translation>
    </message>
    <message>
        <source>Nothing has been changed yet. What is ticked is imported, as one step that can be undone.</source>
        <translation>Noch wurde nichts geändert. Was angekreuzt ist, wird importiert, als ein Schritt, der sich rückgängig machen lässt.</translation>
    </message>
    <message>
        <source>Some rows are wrong or undecided; tick the box to import without them.</source>
        <translation>Einige Zeilen sind falsch oder unentschieden; mit dem Häkchen wird ohne sie importiert.</translation>
    </message>
    <message>
        <source>{n} rows are gone from the file; they stay unless you tick them.</source>
        <translation>{n} Zeilen fehlen in der Datei; sie bleiben, wenn Sie sie nicht ankreuzen.</translation>
    </message>
    <message>
        <source>All changes ({n})</source>
        <translation>Alle Änderungen ({n})</translation>
    </message>
    <message>
        <source>Unchanged: {n}</source>
        <translation>Unverändert: {n}</translation>
    </message>
    <message>
        <source>Roadmap in words ({n})</source>
        <translation>Roadmap in Worten ({n})</translation>
    </message>
    <message>
        <source>Open questions ({n})</source>
        <translation>Offene Fragen ({n})</translation>
    </message>
    <message>
        <source>{n} to look at</source>
        <translation>{n} zum Ansehen</translation>
    </message>
    <message>
        <source>Problems ({count})</source>
        <translation>Probleme ({count})</translation>
    </message>
    <message>
        <source>1 error</source>
        <translation>1 Fehler</translation>
    </message>
    <message>
        <source>{n} errors</source>
        <translation>{n} Fehler</translation>
    </message>
    <message>
        <source>Notes ({n})</source>
        <translation>Hinweise ({n})</translation>
    </message>
    <message>
        <source>{n} of {all} ticked</source>
        <translation>{n} von {all} angekreuzt</translation>
    </message>
</context>
<context>
    <name>RowHeader</name>
    <message>
        <source>Seats and people</source>
        <translation>Plätze und Personen</translation>
    </message>
</context>
<context>
    <name>Scenarios</name>
    <message>
        <source>Scenarios</source>
        <translation>Szenarien</translation>
    </message>
    <message>
        <source>list the plans</source>
        <translation>Pläne auflisten</translation>
    </message>
    <message>
        <source>Select one plan in the list of scenarios first.</source>
        <translation>Bitte zuerst einen Plan in der Liste der Szenarien auswählen.</translation>
    </message>
    <message>
        <source>Duplicate {name}</source>
        <translation>{name} duplizieren</translation>
    </message>
    <message>
        <source>Rename {name}</source>
        <translation>{name} umbenennen</translation>
    </message>
    <message>
        <source>Rename the plan</source>
        <translation>Plan umbenennen</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>Note on {name}</source>
        <translation>Notiz zu {name}</translation>
    </message>
    <message>
        <source>Note on the plan</source>
        <translation>Notiz zum Plan</translation>
    </message>
    <message>
        <source>Note on {name}:</source>
        <translation>Notiz zu {name}:</translation>
    </message>
    <message>
        <source>Take back that {name} is published</source>
        <translation>Veröffentlichung von {name} zurücknehmen</translation>
    </message>
    <message>
        <source>Publish {name}</source>
        <translation>{name} veröffentlichen</translation>
    </message>
    <message>
        <source>{name} is the published plan now. Other plans show how far they are from it (Moved, Changed); edits of it go to a copy.</source>
        <translation>{name} ist jetzt der veröffentlichte Plan. Andere Pläne zeigen, wie weit sie von ihm entfernt sind (Gewechselt, Geändert); Änderungen an ihm gehen in eine Kopie.</translation>
    </message>
    <message>
        <source>Deleted {names}.</source>
        <translation>{names} gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Delete {names}</source>
        <translation>{names} löschen</translation>
    </message>
    <message>
        <source>Select two or three plans in the list (Ctrl+click), then press Compare.</source>
        <translation>Bitte zwei oder drei Pläne in der Liste auswählen (Strg+Klick), dann „Vergleichen“ drücken.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Vergleich läuft…</translation>
    </message>
    <message>
        <source>compare the plans</source>
        <translation>Pläne vergleichen</translation>
    </message>
</context>
<context>
    <name>ScenariosPage</name>
    <message>
        <source>Scenarios</source>
        <translation>Szenarien</translation>
    </message>
    <message>
        <source>no plan yet</source>
        <translation>noch kein Plan</translation>
    </message>
    <message>
        <source>Show on the board</source>
        <translation>Auf der Tafel zeigen</translation>
    </message>
    <message>
        <source>Show the selected plan on the staffing board (Enter)</source>
        <translation>Den ausgewählten Plan auf der Besetzungstafel zeigen (Eingabe)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Put the two or three selected plans side by side</source>
        <translation>Die zwei oder drei ausgewählten Pläne nebeneinanderstellen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>A copy of the selected plan, to try something in</source>
        <translation>Eine Kopie des ausgewählten Plans, um etwas auszuprobieren</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Give the selected plan another name (F2)</source>
        <translation>Dem ausgewählten Plan einen anderen Namen geben (F2)</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Notiz…</translation>
    </message>
    <message>
        <source>What to remember about the selected plan</source>
        <translation>Was zum ausgewählten Plan zu merken ist</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Make it the plan that people agreed on, or take that back</source>
        <translation>Ihn zum vereinbarten Plan machen oder das zurücknehmen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Remove the selected plans; Undo brings them back (Delete)</source>
        <translation>Die ausgewählten Pläne entfernen; „Rückgängig“ holt sie zurück (Entf)</translation>
    </message>
    <message>
        <source>There is no plan yet.</source>
        <translation>Es gibt noch keinen Plan.</translation>
    </message>
    <message>
        <source>Select one plan in the list first.</source>
        <translation>Zuerst einen Plan in der Liste auswählen.</translation>
    </message>
    <message>
        <source>There is only one plan; two are needed.</source>
        <translation>Es gibt nur einen Plan; zwei sind nötig.</translation>
    </message>
    <message>
        <source>Select two or three plans in the list first.</source>
        <translation>Zuerst zwei oder drei Pläne in der Liste auswählen.</translation>
    </message>
    <message>
        <source>Press Plan to make a plan. Each plan is kept here as a scenario.</source>
        <translation>Drücken Sie auf Planen, um einen Plan zu machen. Jeder Plan steht hier als Szenario.</translation>
    </message>
    <message>
        <source>There is one plan. To have another to compare it with, duplicate it and change the copy, improve it with From this plan, or press Plan with another position between Continuity and Cost.</source>
        <translation>Es gibt einen Plan. Um einen zweiten zum Vergleichen zu haben, duplizieren Sie ihn und ändern die Kopie, verbessern ihn mit „Von diesem Plan aus“ oder planen mit einer anderen Stellung zwischen Kontinuität und Kosten.</translation>
    </message>
    <message>
        <source>Select two or three plans (Ctrl+click, or Shift and the arrow keys) and press Compare to see them side by side.</source>
        <translation>Zwei oder drei Pläne auswählen (Strg+Klick oder Umschalt und Pfeiltasten) und „Vergleichen“ drücken, um sie nebeneinander zu sehen.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
</context>
<context>
    <name>Seat</name>
    <message>
        <source>Seat</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>There is no plan yet. Press Plan; then select a seat on the board.</source>
        <translation>Noch gibt es keinen Plan. Auf „Planen“ drücken; dann einen Platz auf der Tafel auswählen.</translation>
    </message>
    <message>
        <source>Select a seat on the board to see who could hold it, and why it is held as it is.</source>
        <translation>Wählen Sie einen Platz auf der Tafel, um zu sehen, wer ihn halten könnte und warum er so besetzt ist.</translation>
    </message>
    <message>
        <source>Select a seat on the board.</source>
        <translation>Bitte einen Platz auf der Tafel auswählen.</translation>
    </message>
    <message>
        <source>The seat carries nothing in these months. Select months with a bar.</source>
        <translation>Der Platz hat in diesen Monaten keinen Bedarf. Bitte Monate mit einem Balken auswählen.</translation>
    </message>
    <message>
        <source>{n} seats are selected; this is about the first one.</source>
        <translation>{n} Plätze sind ausgewählt; dies gilt für den ersten.</translation>
    </message>
    <message>
        <source>{line}, seat {n}</source>
        <translation>{line}, Platz {n}</translation>
    </message>
    <message>
        <source>work out the candidates</source>
        <translation>Kandidaten ermitteln</translation>
    </message>
</context>
<context>
    <name>SeatPanel</name>
    <message>
        <source>Select a seat on the board to see who could hold it.</source>
        <translation>Wählen Sie einen Platz auf der Tafel, um zu sehen, wer ihn halten könnte.</translation>
    </message>
    <message>
        <source>Months asked about</source>
        <translation>Gefragte Monate</translation>
    </message>
    <message>
        <source>Which months of the seat the answers are about</source>
        <translation>Für welche Monate des Platzes die Antworten gelten</translation>
    </message>
    <message>
        <source>as long as the same holder</source>
        <translation>solange dieselbe Person</translation>
    </message>
    <message>
        <source>as selected</source>
        <translation>wie ausgewählt</translation>
    </message>
    <message>
        <source>the whole seat</source>
        <translation>der ganze Platz</translation>
    </message>
    <message>
        <source>&amp;Months:</source>
        <translation>&amp;Monate:</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Kandidaten</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>&amp;Assign</source>
        <translation>&amp;Zuweisen</translation>
    </message>
    <message>
        <source>Give them all these months of the seat (Enter)</source>
        <translation>Alle diese Monate des Platzes zuweisen (Eingabe)</translation>
    </message>
    <message>
        <source>Assign where &amp;free</source>
        <translation>Zuweisen, wo &amp;frei</translation>
    </message>
    <message>
        <source>Give them the months in which they are free</source>
        <translation>Die Monate zuweisen, in denen die Person frei ist</translation>
    </message>
    <message>
        <source>Also who is &amp;busy</source>
        <translation>Auch &amp;Beschäftigte</translation>
    </message>
    <message>
        <source>Also people who would have to leave other work; what, is in their tooltip</source>
        <translation>Auch Personen, die andere Arbeit verlassen müssten; welche, sagt ihr Hinweis</translation>
    </message>
    <message>
        <source>Ruled out</source>
        <translation>Ausgeschlossen</translation>
    </message>
    <message>
        <source>Working it out…</source>
        <translation>Wird berechnet…</translation>
    </message>
    <message>
        <source>Also who is &amp;busy ({n})</source>
        <translation>Auch &amp;Beschäftigte ({n})</translation>
    </message>
    <message>
        <source>Nobody in the role is ruled out.</source>
        <translation>In dieser Rolle ist niemand ausgeschlossen.</translation>
    </message>
    <message>
        <source>The cheapest single rule to set aside:</source>
        <translation>Die günstigste einzelne Regel, von der abgesehen werden könnte:</translation>
    </message>
</context>
<context>
    <name>SheetGrid</name>
    <message>
        <source>Sheet of the file</source>
        <translation>Blatt der Datei</translation>
    </message>
</context>
<context>
    <name>SheetModel</name>
    <message>
        <source>blank</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Not read as data: {why}</source>
        <translation>Nicht als Daten gelesen: {why}</translation>
    </message>
</context>
<context>
    <name>SheetsPage</name>
    <message>
        <source>Sheet shown</source>
        <translation>Gezeigtes Blatt</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Blatt</translation>
    </message>
</context>
<context>
    <name>SheetsView</name>
    <message>
        <source>Sheets</source>
        <translation>Blätter</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Blatt</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Preparing the preview…</source>
        <translation>Die Vorschau wird vorbereitet…</translation>
    </message>
    <message>
        <source>First rows of the sheet</source>
        <translation>Erste Zeilen des Blatts</translation>
    </message>
    <message>
        <source>Portfolio sheets</source>
        <translation>Portfolio-Blätter</translation>
    </message>
    <message>
        <source>Always there: it says what is left out.</source>
        <translation>Immer dabei: sagt, was weggelassen ist.</translation>
    </message>
    <message>
        <source>Pages hold the summary and the staffing board. There is no preview of them here.</source>
        <translation>Die Seiten enthalten die Übersicht und die Besetzungstafel. Hier gibt es keine Vorschau davon.</translation>
    </message>
    <message>
        <source>Choose a sheet to see its first rows.</source>
        <translation>Wählen Sie ein Blatt, um seine ersten Zeilen zu sehen.</translation>
    </message>
    <message>
        <source>The first rows of {sheet}</source>
        <translation>Die ersten Zeilen von {sheet}</translation>
    </message>
</context>
<context>
    <name>SolveJob</name>
    <message>
        <source>The optimizer could not be started: {error}</source>
        <translation>Der Optimierer ließ sich nicht starten: {error}</translation>
    </message>
</context>
<context>
    <name>SplitDialog</name>
    <message>
        <source>Split seat</source>
        <translation>Platz teilen</translation>
    </message>
    <message>
        <source>{seat} keeps this much in each month; the rest becomes a new seat with the same holder.</source>
        <translation>{seat} behält so viel in jedem Monat; der Rest wird ein neuer Platz mit derselben Person.</translation>
    </message>
    <message>
        <source>Keeps (FTE)</source>
        <translation>Behält (FTE)</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>Step {n} of {all}: {title}</source>
        <translation>Schritt {n} von {all}: {title}</translation>
    </message>
</context>
<context>
    <name>StudyDialog</name>
    <message>
        <source>Move study</source>
        <translation>Studie verschieben</translation>
    </message>
    <message>
        <source>{name}: demand, seats and holders move along, as far as people are free.</source>
        <translation>{name}: Bedarf, Plätze und Personen rücken mit, soweit die Personen frei sind.</translation>
    </message>
    <message>
        <source> months</source>
        <translation> Monate</translation>
    </message>
    <message>
        <source>Later by</source>
        <translation>Später um</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>as its status says ({status})</source>
        <translation>wie der Status sagt ({status})</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
</context>
<context>
    <name>SummaryStrip</name>
    <message>
        <source>Figures of the plan</source>
        <translation>Kennzahlen des Plans</translation>
    </message>
    <message>
        <source>This plan</source>
        <translation>Dieser Plan</translation>
    </message>
    <message>
        <source>Request by request, in list order</source>
        <translation>Anfrage für Anfrage, der Liste nach</translation>
    </message>
    <message>
        <source>What filling one request after the other gives: each takes whoever is free longest</source>
        <translation>Was entsteht, wenn eine Anfrage nach der anderen besetzt wird: jede mit der Person, die am längsten frei ist</translation>
    </message>
    <message>
        <source>Request by request, known people first</source>
        <translation>Anfrage für Anfrage, Bekannte zuerst</translation>
    </message>
    <message>
        <source>The same, but people who know the sponsor go before the rest</source>
        <translation>Dasselbe, aber Personen, die den Sponsor kennen, gehen vor</translation>
    </message>
    <message>
        <source>Portfolio margin {margin} against a floor of {floor}</source>
        <translation>Portfoliomarge {margin} bei einer Mindestmarge von {floor}</translation>
    </message>
    <message>
        <source>{n} with a floor not staffed</source>
        <translation>{n} mit Mindestmarge unbesetzt</translation>
    </message>
    <message>
        <source>1 lock gave way</source>
        <translation>1 Fixierung ist gewichen</translation>
    </message>
    <message>
        <source>{n} locks gave way</source>
        <translation>{n} Fixierungen sind gewichen</translation>
    </message>
    <message>
        <source>Floors broken:</source>
        <translation>Verletzte Mindestmargen:</translation>
    </message>
</context>
<context>
    <name>TableModel</name>
    <message>
        <source>blank</source>
        <translation>leer</translation>
    </message>
</context>
<context>
    <name>TablePage</name>
    <message>
        <source>Filter…</source>
        <translation>Filtern…</translation>
    </message>
    <message>
        <source>Filter {name}</source>
        <translation>{name} filtern</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 Zeile</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} Zeilen</translation>
    </message>
    <message>
        <source>{seen} of {n} rows</source>
        <translation>{seen} von {n} Zeilen</translation>
    </message>
</context>
<context>
    <name>TablePanel</name>
    <message>
        <source>This table holds</source>
        <translation>Diese Tabelle enthält</translation>
    </message>
    <message>
        <source>– nothing to import –</source>
        <translation>– nichts zu importieren –</translation>
    </message>
    <message>
        <source>Sponsor of all rows</source>
        <translation>Sponsor aller Zeilen</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>S&amp;ponsor of all rows</source>
        <translation>S&amp;ponsor aller Zeilen</translation>
    </message>
    <message>
        <source>This table &amp;holds</source>
        <translation>Diese Tabelle ent&amp;hält</translation>
    </message>
    <message>
        <source>&amp;Mappings…</source>
        <translation>&amp;Zuordnungen…</translation>
    </message>
    <message>
        <source>What is remembered about files: read by it, rename, export, load, delete</source>
        <translation>Was über Dateien gemerkt ist: danach lesen, umbenennen, exportieren, laden, löschen</translation>
    </message>
    <message>
        <source>Missing column</source>
        <translation>Fehlende Spalte</translation>
    </message>
    <message>
        <source>Value for all rows</source>
        <translation>Wert für alle Zeilen</translation>
    </message>
    <message>
        <source>one value for all rows</source>
        <translation>ein Wert für alle Zeilen</translation>
    </message>
    <message>
        <source>&amp;Use for all rows</source>
        <translation>&amp;Für alle Zeilen verwenden</translation>
    </message>
    <message>
        <source>what this table holds is not known; choose it above</source>
        <translation>Was diese Tabelle enthält, ist nicht bekannt; bitte oben wählen</translation>
    </message>
    <message>
        <source>{how}.</source>
        <translation>{how}.</translation>
    </message>
    <message>
        <source>Take the &amp;guess</source>
        <translation>&amp;Vermutung übernehmen</translation>
    </message>
    <message>
        <source>Take all {n} &amp;guesses</source>
        <translation>Alle {n} &amp;Vermutungen übernehmen</translation>
    </message>
    <message>
        <source>Cells that are read look blank, but hold an error or a formula without a result: {n}. They are marked below and will be problems.</source>
        <translation>Gelesene Zellen sehen leer aus, enthalten aber einen Fehler oder eine Formel ohne Ergebnis: {n}. Sie sind unten markiert und werden zu Problemen.</translation>
    </message>
    <message>
        <source>Still needed: {names}.</source>
        <translation>Noch nötig: {names}.</translation>
    </message>
</context>
<context>
    <name>TablesPage</name>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Tick the tables to import. Their headings are marked dark in the grid, their rows of data light. If a table stands elsewhere, choose its rows in the grid and say below what they are.</source>
        <translation>Kreuzen Sie die zu importierenden Tabellen an. Ihre Überschriften sind im Raster dunkel markiert, ihre Datenzeilen hell. Steht eine Tabelle woanders, wählen Sie ihre Zeilen im Raster und sagen unten, was sie sind.</translation>
    </message>
    <message>
        <source>Tables of the files</source>
        <translation>Tabellen der Dateien</translation>
    </message>
    <message>
        <source>The &amp;headings are here</source>
        <translation>&amp;Überschriften sind hier</translation>
    </message>
    <message>
        <source>The chosen rows are the headings, of several lines if several are chosen; if cells of several columns are chosen, the table has these columns</source>
        <translation>Die gewählten Zeilen sind die Überschriften, mehrzeilig, wenn mehrere gewählt sind; sind Zellen mehrerer Spalten gewählt, hat die Tabelle diese Spalten</translation>
    </message>
    <message>
        <source>The table &amp;ends here</source>
        <translation>Tabelle &amp;endet hier</translation>
    </message>
    <message>
        <source>&amp;Leave these rows out</source>
        <translation>Diese Zeilen &amp;weglassen</translation>
    </message>
    <message>
        <source>&amp;As found</source>
        <translation>Wie ge&amp;funden</translation>
    </message>
    <message>
        <source>None of the tables was recognised. Tick the one you want; next, say what it holds.</source>
        <translation>Keine der Tabellen wurde erkannt. Kreuzen Sie die gewünschte an; im nächsten Schritt sagen Sie, was sie enthält.</translation>
    </message>
    <message>
        <source>No table was found. If there is one, choose its headings in the grid and say that they are there.</source>
        <translation>Keine Tabelle wurde gefunden. Gibt es eine, wählen Sie ihre Überschriften im Raster und sagen, dass sie dort sind.</translation>
    </message>
    <message>
        <source> (hidden)</source>
        <translation> (ausgeblendet)</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>&amp;Take these rows in again</source>
        <translation>Diese Zeilen wieder &amp;aufnehmen</translation>
    </message>
    <message>
        <source>it looks blank, but holds an error or a formula without a result</source>
        <translation>sieht leer aus, enthält aber einen Fehler oder eine Formel ohne Ergebnis</translation>
    </message>
</context>
<context>
    <name>TextFormBar</name>
    <message>
        <source>Letters are &amp;encoded as</source>
        <translation>&amp;Zeichenkodierung</translation>
    </message>
    <message>
        <source>&amp;Separator</source>
        <translation>&amp;Trennzeichen</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>Tabulator</translation>
    </message>
</context>
<context>
    <name>ValuesBar</name>
    <message>
        <source>a point, 0.5</source>
        <translation>einem Punkt, 0.5</translation>
    </message>
    <message>
        <source>a comma, 0,5</source>
        <translation>einem Komma, 0,5</translation>
    </message>
    <message>
        <source>&amp;Dates such as 03/04/2027</source>
        <translation>&amp;Daten wie 03/04/2027</translation>
    </message>
    <message>
        <source>&amp;Work is in</source>
        <translation>&amp;Arbeit steht in</translation>
    </message>
    <message>
        <source>D&amp;ecimals after</source>
        <translation>D&amp;ezimalstellen nach</translation>
    </message>
    <message>
        <source>as the file shows</source>
        <translation>wie die Datei zeigt</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Plans who works on which study, so that sponsors keep their teams from study to study while every margin floor holds.</source>
        <translation>Plant, wer an welcher Studie arbeitet, damit Sponsoren ihre Teams von Studie zu Studie behalten und jede Mindestmarge eingehalten wird.</translation>
    </message>
    <message>
        <source>Open a portfolio</source>
        <translation>Portfolio öffnen</translation>
    </message>
    <message>
        <source>An Excel workbook or a document. You can also drop the file here.</source>
        <translation>Eine Excel-Arbeitsmappe oder ein Dokument. Sie können die Datei auch hier ablegen.</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>An invented company with about 40 people and three sponsors.</source>
        <translation>Ein erfundenes Unternehmen mit etwa 40 Personen und drei Sponsoren.</translation>
    </message>
    <message>
        <source>Import what you have</source>
        <translation>Vorhandenes importieren</translation>
    </message>
    <message>
        <source>Pipeline spreadsheets, staff lists, monthly grids, registry downloads. Several can be dropped here.</source>
        <translation>Pipeline-Tabellen, Personallisten, Monatsraster, Registerdateien. Mehrere lassen sich hier zusammen ablegen.</translation>
    </message>
    <message>
        <source>Read the first steps</source>
        <translation>Die ersten Schritte lesen</translation>
    </message>
    <message>
        <source>The manual, from getting data in to sending a plan (F1).</source>
        <translation>Das Handbuch, von den Daten bis zum verschickten Plan (F1).</translation>
    </message>
    <message>
        <source>Opened before:</source>
        <translation>Zuvor geöffnet:</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Sponsors</source>
        <translation>Sponsoren</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>Studien</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Other sheets</source>
        <translation>Weitere Blätter</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>no problems were found</source>
        <translation>keine Probleme gefunden</translation>
    </message>
    <message>
        <source>Plan shown</source>
        <translation>Gezeigter Plan</translation>
    </message>
    <message>
        <source>The plans of this document; choose the one to show</source>
        <translation>Die Pläne dieses Dokuments; wählen Sie den zu zeigenden</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Staffing board</source>
        <translation>Besetzungstafel</translation>
    </message>
    <message>
        <source>Problems ({n})</source>
        <translation>Probleme ({n})</translation>
    </message>
    <message>
        <source> (published)</source>
        <translation> (veröffentlicht)</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Öffnen…</translation>
    </message>
    <message>
        <source>Open a portfolio workbook or a document</source>
        <translation>Eine Portfolio-Arbeitsmappe oder ein Dokument öffnen</translation>
    </message>
    <message>
        <source>Open sa&amp;mple</source>
        <translation>&amp;Beispiel öffnen</translation>
    </message>
    <message>
        <source>Open the sample portfolio</source>
        <translation>Das Beispielportfolio öffnen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save the portfolio and its plans as a document</source>
        <translation>Das Portfolio und seine Pläne als Dokument speichern</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Save under another name</source>
        <translation>Unter einem anderen Namen speichern</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>Import spreadsheets, lists and registry downloads</source>
        <translation>Tabellen, Listen und Registerdateien importieren</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Write the plan, or a part of it, to a file</source>
        <translation>Den Plan oder einen Teil davon in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Open the last file at the s&amp;tart</source>
        <translation>Beim S&amp;tart die letzte Datei öffnen</translation>
    </message>
    <message>
        <source>When Throughline starts, open what was open when it was closed</source>
        <translation>Beim Start von Throughline öffnen, was beim Schließen offen war</translation>
    </message>
    <message>
        <source>Export pict&amp;ure…</source>
        <translation>Bi&amp;ld exportieren…</translation>
    </message>
    <message>
        <source>Write the picture in sight as PNG, SVG or PDF, or its numbers as CSV</source>
        <translation>Das sichtbare Bild als PNG, SVG oder PDF oder seine Zahlen als CSV schreiben</translation>
    </message>
    <message>
        <source>Save as P&amp;DF…</source>
        <translation>Als P&amp;DF speichern…</translation>
    </message>
    <message>
        <source>The summary and the board as pages of a PDF</source>
        <translation>Die Übersicht und die Besetzungstafel als Seiten einer PDF-Datei</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>D&amp;rucken…</translation>
    </message>
    <message>
        <source>The summary and the board on paper</source>
        <translation>Die Übersicht und die Besetzungstafel auf Papier</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Bee&amp;nden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected cells as a table</source>
        <translation>Die ausgewählten Zellen als Tabelle kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Names into the board&apos;s selected months, or rows of a spreadsheet into the table in front</source>
        <translation>Namen in die ausgewählten Monate der Tafel oder Zeilen einer Tabelle in die vordere Tabelle einfügen</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>Find people, studies and seats in the view</source>
        <translation>Personen, Studien und Plätze in der Ansicht suchen</translation>
    </message>
    <message>
        <source>&amp;Plan</source>
        <translation>&amp;Planen</translation>
    </message>
    <message>
        <source>Search for a staffing plan</source>
        <translation>Einen Besetzungsplan suchen</translation>
    </message>
    <message>
        <source>&amp;Stop and keep</source>
        <translation>&amp;Anhalten und behalten</translation>
    </message>
    <message>
        <source>End the search, keep the best plan found</source>
        <translation>Die Suche beenden und den besten gefundenen Plan behalten</translation>
    </message>
    <message>
        <source>&amp;Cancel the search</source>
        <translation>Suche a&amp;bbrechen</translation>
    </message>
    <message>
        <source>End the search and go back to before it</source>
        <translation>Die Suche beenden und zum Stand davor zurückkehren</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Wider months</source>
        <translation>Breitere Monate</translation>
    </message>
    <message>
        <source>&amp;Zoom out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Pi&amp;ctures</source>
        <translation>B&amp;ilder</translation>
    </message>
    <message>
        <source>Li&amp;ght</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>Language of t&amp;he system</source>
        <translation>&amp;Sprache des Systems</translation>
    </message>
    <message>
        <source>Ge&amp;rman</source>
        <translation>Deuts&amp;ch</translation>
    </message>
    <message>
        <source>Go to an&amp;ything…</source>
        <translation>&amp;Gehe zu…</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>&amp;Notizen</translation>
    </message>
    <message>
        <source>Copy with headin&amp;gs</source>
        <translation>Mit &amp;Überschriften kopieren</translation>
    </message>
    <message>
        <source>F&amp;ill right</source>
        <translation>Na&amp;ch rechts ausfüllen</translation>
    </message>
    <message>
        <source>Go to the other ro&amp;w</source>
        <translation>Zur an&amp;deren Zeile</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Weitersuc&amp;hen</translation>
    </message>
    <message>
        <source>Go to &amp;today</source>
        <translation>Zum heu&amp;tigen Monat</translation>
    </message>
    <message>
        <source>Begin &amp;a month earlier</source>
        <translation>Einen Monat &amp;früher beginnen</translation>
    </message>
    <message>
        <source>&amp;Swap the two holders</source>
        <translation>Beide Personen &amp;tauschen</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Fi&amp;xierung aufheben</translation>
    </message>
    <message>
        <source>Split seat…</source>
        <translation>&amp;Platz teilen…</translation>
    </message>
    <message>
        <source>Resi&amp;ze seat…</source>
        <translation>Platzgr&amp;öße ändern…</translation>
    </message>
    <message>
        <source>Chang&amp;e demand…</source>
        <translation>&amp;Bedarf ändern…</translation>
    </message>
    <message>
        <source>Move study…</source>
        <translation>Studie verschieben…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Kandidaten</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waru&amp;m</translation>
    </message>
    <message>
        <source>Narrower months, down to quarters</source>
        <translation>Schmalere Monate, bis hin zu Quartalen</translation>
    </message>
    <message>
        <source>&amp;All months</source>
        <translation>&amp;Alle Monate</translation>
    </message>
    <message>
        <source>As wide as fits the window</source>
        <translation>So breit, wie es ins Fenster passt</translation>
    </message>
    <message>
        <source>Board by &amp;seats</source>
        <translation>Tafel nach &amp;Plätzen</translation>
    </message>
    <message>
        <source>One row for each seat of a study</source>
        <translation>Eine Zeile für jeden Platz einer Studie</translation>
    </message>
    <message>
        <source>Board by &amp;people</source>
        <translation>Tafel nach P&amp;ersonen</translation>
    </message>
    <message>
        <source>One row for each person</source>
        <translation>Eine Zeile für jede Person</translation>
    </message>
    <message>
        <source>Capacity, bench, continuity, team flow and what continuity costs</source>
        <translation>Kapazität, Leerlauf, Kontinuität, Teamfluss und was Kontinuität kostet</translation>
    </message>
    <message>
        <source>F&amp;old all groups</source>
        <translation>Alle Gruppen &amp;zuklappen</translation>
    </message>
    <message>
        <source>&amp;Unfold all groups</source>
        <translation>Alle Gruppen a&amp;ufklappen</translation>
    </message>
    <message>
        <source>&amp;Next view</source>
        <translation>&amp;Nächste Ansicht</translation>
    </message>
    <message>
        <source>Like the s&amp;ystem</source>
        <translation>&amp;Wie das System</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Light or dar&amp;k</source>
        <translation>Hell &amp;oder dunkel</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Zwischen hell und dunkel wechseln</translation>
    </message>
    <message>
        <source>&amp;English</source>
        <translation>Eng&amp;lisch</translation>
    </message>
    <message>
        <source>Find a command, plan, sponsor, study or person by a few letters</source>
        <translation>Einen Befehl, Plan, Sponsor, eine Studie oder Person mit wenigen Buchstaben finden</translation>
    </message>
    <message>
        <source>Read and write notes on what is selected</source>
        <translation>Notizen zur Auswahl lesen und schreiben</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>The manual, at the page of what is in front</source>
        <translation>Das Handbuch, an der Stelle dessen, was vorne ist</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Throughline</source>
        <translation>&amp;Über Throughline</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>Copy the selected months and clear them</source>
        <translation>Die ausgewählten Monate kopieren und leeren</translation>
    </message>
    <message>
        <source>Copy the selected months with the rows&apos; and months&apos; names</source>
        <translation>Die ausgewählten Monate mit den Namen der Zeilen und Monate kopieren</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>Nobody holds the selected months any more</source>
        <translation>Niemand hält die ausgewählten Monate mehr</translation>
    </message>
    <message>
        <source>&amp;Name a holder…</source>
        <translation>&amp;Jemanden eintragen…</translation>
    </message>
    <message>
        <source>Type who holds the selected months</source>
        <translation>Eintippen, wer die ausgewählten Monate hält</translation>
    </message>
    <message>
        <source>Who holds the first selected month holds the others as well</source>
        <translation>Wer den ersten ausgewählten Monat hält, hält auch die übrigen</translation>
    </message>
    <message>
        <source>Fill &amp;down</source>
        <translation>Nach &amp;unten ausfüllen</translation>
    </message>
    <message>
        <source>Who holds the topmost selected seat holds those below as well</source>
        <translation>Wer den obersten ausgewählten Platz hält, hält auch die darunter</translation>
    </message>
    <message>
        <source>E&amp;xtend by a month</source>
        <translation>Um einen Monat &amp;verlängern</translation>
    </message>
    <message>
        <source>Who holds the selection goes on for a month</source>
        <translation>Wer die Auswahl hält, bleibt einen Monat länger</translation>
    </message>
    <message>
        <source>Sh&amp;orten by a month</source>
        <translation>Um einen M&amp;onat verkürzen</translation>
    </message>
    <message>
        <source>Take the last selected month away</source>
        <translation>Den letzten ausgewählten Monat wegnehmen</translation>
    </message>
    <message>
        <source>From a seat to its holder, from a person&apos;s work to the seat</source>
        <translation>Vom Platz zur Person, von der Arbeit einer Person zum Platz</translation>
    </message>
    <message>
        <source>Go to the next hit</source>
        <translation>Zum nächsten Treffer</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>Rückw&amp;ärts suchen</translation>
    </message>
    <message>
        <source>Go to the hit before</source>
        <translation>Zum vorigen Treffer</translation>
    </message>
    <message>
        <source>&amp;Months</source>
        <translation>&amp;Monate</translation>
    </message>
    <message>
        <source>A column for each month</source>
        <translation>Eine Spalte für jeden Monat</translation>
    </message>
    <message>
        <source>&amp;Quarters</source>
        <translation>&amp;Quartale</translation>
    </message>
    <message>
        <source>A column for each quarter</source>
        <translation>Eine Spalte für jedes Quartal</translation>
    </message>
    <message>
        <source>Bring today&apos;s month into sight</source>
        <translation>Den heutigen Monat in Sicht bringen</translation>
    </message>
    <message>
        <source>Clear &amp;filters</source>
        <translation>&amp;Filter löschen</translation>
    </message>
    <message>
        <source>Show every row of the board</source>
        <translation>Alle Zeilen der Tafel zeigen</translation>
    </message>
    <message>
        <source>The holder of the first selected month holds the one before, too</source>
        <translation>Wer den ersten ausgewählten Monat hält, hält auch den davor</translation>
    </message>
    <message>
        <source>Two people, or two seats, exchange the selected months</source>
        <translation>Zwei Personen oder zwei Plätze tauschen die ausgewählten Monate</translation>
    </message>
    <message>
        <source>Loc&amp;k</source>
        <translation>F&amp;ixieren</translation>
    </message>
    <message>
        <source>The people who hold the selected months stay there</source>
        <translation>Wer die ausgewählten Monate hält, bleibt dort</translation>
    </message>
    <message>
        <source>Lift locks set by hand on the selected months</source>
        <translation>Von Hand gesetzte Fixierungen der ausgewählten Monate aufheben</translation>
    </message>
    <message>
        <source>Make two seats of one</source>
        <translation>Aus einem Platz zwei machen</translation>
    </message>
    <message>
        <source>&amp;Merge seats</source>
        <translation>Plätze &amp;zusammenlegen</translation>
    </message>
    <message>
        <source>Make one seat of the selected ones</source>
        <translation>Aus den ausgewählten Plätzen einen machen</translation>
    </message>
    <message>
        <source>Change how much the seat carries in the selected months; the line needs what it did</source>
        <translation>Ändern, wie viel der Platz in den ausgewählten Monaten umfasst; der Bedarf der Bedarfszeile bleibt</translation>
    </message>
    <message>
        <source>Change how much FTE the line needs in the selected months</source>
        <translation>Ändern, wie viel FTE die Bedarfszeile in den ausgewählten Monaten braucht</translation>
    </message>
    <message>
        <source>Change the dates or the probability of the selected study</source>
        <translation>Termine oder Wahrscheinlichkeit der ausgewählten Studie ändern</translation>
    </message>
    <message>
        <source>What the edit c&amp;hanged</source>
        <translation>Wirkung der Änderung</translation>
    </message>
    <message>
        <source>The figures that the last edit changed, and what speaks against it</source>
        <translation>Die Kennzahlen, die die letzte Änderung bewegt hat, und was dagegen spricht</translation>
    </message>
    <message>
        <source>All edits, to go back to any of them</source>
        <translation>Alle Änderungen, um zu jeder zurückgehen zu können</translation>
    </message>
    <message>
        <source>Read &amp;back an edited plan…</source>
        <translation>Bearbeiteten Plan &amp;zurücklesen…</translation>
    </message>
    <message>
        <source>Take over what people changed in an exported plan workbook</source>
        <translation>Übernehmen, was Personen in einer exportierten Plan-Arbeitsmappe geändert haben</translation>
    </message>
    <message>
        <source>Plan &amp;around what is fixed…</source>
        <translation>Um &amp;Festes herum planen…</translation>
    </message>
    <message>
        <source>Choose what may change, and search from the plan shown</source>
        <translation>Wählen, was sich ändern darf, und vom gezeigten Plan aus suchen</translation>
    </message>
    <message>
        <source>&amp;Improve the plan shown</source>
        <translation>Gezeigten Plan &amp;verbessern</translation>
    </message>
    <message>
        <source>Search from the plan shown; the result is a proposal to accept in parts</source>
        <translation>Vom gezeigten Plan aus suchen; das Ergebnis ist ein Vorschlag, der in Teilen angenommen werden kann</translation>
    </message>
    <message>
        <source>Sc&amp;enarios</source>
        <translation>&amp;Szenarien</translation>
    </message>
    <message>
        <source>The plans of this document, and plans side by side</source>
        <translation>Die Pläne dieses Dokuments, und Pläne nebeneinander</translation>
    </message>
    <message>
        <source>C&amp;ompare the selected plans</source>
        <translation>Ausgewählte Pläne ver&amp;gleichen</translation>
    </message>
    <message>
        <source>Put the two or three plans selected in the list of scenarios side by side</source>
        <translation>Die zwei oder drei in der Liste der Szenarien ausgewählten Pläne nebeneinanderstellen</translation>
    </message>
    <message>
        <source>&amp;Duplicate the plan</source>
        <translation>Plan &amp;duplizieren</translation>
    </message>
    <message>
        <source>A copy to try something in; the plan itself stays as it is</source>
        <translation>Eine Kopie zum Ausprobieren; der Plan selbst bleibt, wie er ist</translation>
    </message>
    <message>
        <source>&amp;Rename the plan…</source>
        <translation>Plan &amp;umbenennen…</translation>
    </message>
    <message>
        <source>Give the plan another name</source>
        <translation>Dem Plan einen anderen Namen geben</translation>
    </message>
    <message>
        <source>&amp;Note on the plan…</source>
        <translation>&amp;Notiz zum Plan…</translation>
    </message>
    <message>
        <source>What to remember about the plan</source>
        <translation>Was zum Plan zu merken ist</translation>
    </message>
    <message>
        <source>Pu&amp;blish the plan</source>
        <translation>Plan ver&amp;öffentlichen</translation>
    </message>
    <message>
        <source>Make it the plan that people agreed on, or take that back; others show changes against it</source>
        <translation>Ihn zum vereinbarten Plan machen oder das zurücknehmen; andere zeigen ihre Änderungen gegen ihn</translation>
    </message>
    <message>
        <source>De&amp;lete the plan</source>
        <translation>Plan &amp;löschen</translation>
    </message>
    <message>
        <source>Remove the plan; Undo brings it back</source>
        <translation>Den Plan entfernen; „Rückgängig“ holt ihn zurück</translation>
    </message>
    <message>
        <source>Who could hold the selected seat, ranked by what it does to the plan</source>
        <translation>Wer den ausgewählten Platz halten könnte, geordnet nach der Wirkung auf den Plan</translation>
    </message>
    <message>
        <source>Why the selected seat is held by whom it is, or open, and what would help</source>
        <translation>Warum der ausgewählte Platz so besetzt oder offen ist, und was helfen würde</translation>
    </message>
</context>
<context>
    <name>dialogs</name>
    <message>
        <source>Portfolios ({kinds});;All files (*)</source>
        <translation>Portfolios ({kinds});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a portfolio</source>
        <translation>Portfolio öffnen</translation>
    </message>
    <message>
        <source>Spreadsheets, text files and registry downloads ({kinds});;All files (*)</source>
        <translation>Tabellen, Textdateien und Registerdateien ({kinds});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Workbooks ({kinds});;All files (*)</source>
        <translation>Arbeitsmappen ({kinds});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Read back an edited plan</source>
        <translation>Bearbeiteten Plan zurücklesen</translation>
    </message>
    <message>
        <source>Load mappings</source>
        <translation>Zuordnungen laden</translation>
    </message>
    <message>
        <source>Mappings (*.json)</source>
        <translation>Zuordnungen (*.json)</translation>
    </message>
    <message>
        <source>Export mappings</source>
        <translation>Zuordnungen exportieren</translation>
    </message>
    <message>
        <source>Throughline documents (*.throughline)</source>
        <translation>Throughline-Dokumente (*.throughline)</translation>
    </message>
    <message>
        <source>Save the document</source>
        <translation>Dokument speichern</translation>
    </message>
    <message>
        <source>Save the changes to {title} before closing it?</source>
        <translation>Änderungen an {title} vor dem Schließen speichern?</translation>
    </message>
    <message>
        <source>Plans and changes that are not saved are lost.</source>
        <translation>Nicht gespeicherte Pläne und Änderungen gehen verloren.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Keep open</source>
        <translation>Offen lassen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Board: follow a person or seat, fold a group</source>
        <translation>Tafel: einer Person oder einem Platz folgen, eine Gruppe zuklappen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Board: move, extend the selection</source>
        <translation>Tafel: bewegen, Auswahl erweitern</translation>
    </message>
    <message>
        <source>Arrows, Shift+Arrows</source>
        <translation>Pfeile, Umschalt+Pfeile</translation>
    </message>
    <message>
        <source>Board: zoom</source>
        <translation>Tafel: vergrößern und verkleinern</translation>
    </message>
    <message>
        <source>Ctrl+Wheel</source>
        <translation>Strg+Mausrad</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>About Throughline</source>
        <translation>Über Throughline</translation>
    </message>
    <message>
        <source>&lt;h2&gt;Throughline {number}&lt;/h2&gt;&lt;p&gt;Staffing continuity planner for contract research organisations.&lt;/p&gt;&lt;p&gt;MIT licence. Your portfolio stays on this computer: nothing is sent anywhere.&lt;/p&gt;&lt;p&gt;Built on Qt and PySide6 (LGPL), OR-Tools (Apache), NumPy, Numba, sqlite-utils, openpyxl and calamine.&lt;/p&gt;</source>
        <translation>&lt;h2&gt;Throughline {number}&lt;/h2&gt;&lt;p&gt;Planung der Besetzungskontinuität für Auftragsforschungsinstitute (CROs).&lt;/p&gt;&lt;p&gt;MIT-Lizenz. Ihr Portfolio bleibt auf diesem Rechner: nichts wird irgendwohin gesendet.&lt;/p&gt;&lt;p&gt;Gebaut mit Qt und PySide6 (LGPL), OR-Tools (Apache), NumPy, Numba, sqlite-utils, openpyxl und calamine.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>continued</source>
        <translation>Fortsetzung</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>contractor</source>
        <translation>extern</translation>
    </message>
    <message>
        <source>not awarded yet</source>
        <translation>noch ohne Auftrag</translation>
    </message>
    <message>
        <source>new to the sponsor</source>
        <translation>neu beim Sponsor</translation>
    </message>
    <message>
        <source>handover</source>
        <translation>Übergabe</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>fixiert</translation>
    </message>
    <message>
        <source>Board by seats</source>
        <translation>Tafel nach Plätzen</translation>
    </message>
    <message>
        <source>Board by people</source>
        <translation>Tafel nach Personen</translation>
    </message>
    <message>
        <source>{board}, as on the screen</source>
        <translation>{board}, wie auf dem Bildschirm</translation>
    </message>
    <message>
        <source>There is nothing to print: choose the summary, the board or both, and check the filters.</source>
        <translation>Es gibt nichts zu drucken: bitte die Übersicht, die Tafel oder beides wählen und die Filter prüfen.</translation>
    </message>
    <message>
        <source>the printer or file could not be opened</source>
        <translation>der Drucker oder die Datei ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>Page {n} of {all}</source>
        <translation>Seite {n} von {all}</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>{title} (continued)</source>
        <translation>{title} (Fortsetzung)</translation>
    </message>
</context>
<context>
    <name>pictures</name>
    <message>
        <source>{path} must end in {some} or {last}.</source>
        <translation>{path} muss auf {some} oder {last} enden.</translation>
    </message>
    <message>
        <source>{path} could not be saved: {why}.</source>
        <translation>{path} ließ sich nicht speichern: {why}.</translation>
    </message>
    <message>
        <source>Bench by month</source>
        <translation>Leerlauf je Monat</translation>
    </message>
    <message>
        <source>Every employee is assigned in every month.</source>
        <translation>Alle Angestellten sind in jedem Monat eingesetzt.</translation>
    </message>
    <message>
        <source>FTE, by main role</source>
        <translation>FTE, nach Hauptrolle</translation>
    </message>
    <message>
        <source>Cost by month, {currency}</source>
        <translation>Kosten je Monat, {currency}</translation>
    </message>
    <message>
        <source>{fte} FTE-months paid and not assigned; they cost {money} {currency}</source>
        <translation>{fte} FTE-Monate bezahlt und nicht eingesetzt; sie kosten {money} {currency}</translation>
    </message>
    <message>
        <source>most of all {role}: {money}</source>
        <translation>am meisten {role}: {money}</translation>
    </message>
    <message>
        <source>{n} other roles</source>
        <translation>{n} andere Rollen</translation>
    </message>
    <message>
        <source>{n} FTE paid and not assigned</source>
        <translation>{n} FTE bezahlt und nicht eingesetzt</translation>
    </message>
    <message>
        <source>Cost {n}</source>
        <translation>Kosten {n}</translation>
    </message>
    <message>
        <source>{month}: bench costs {money} {currency}</source>
        <translation>{month}: Leerlauf kostet {money} {currency}</translation>
    </message>
    <message>
        <source>There is neither demand nor anybody to show.</source>
        <translation>Es gibt weder Bedarf noch Personen zu zeigen.</translation>
    </message>
    <message>
        <source>Capacity against demand of {sponsor}</source>
        <translation>Kapazität und Bedarf bei {sponsor}</translation>
    </message>
    <message>
        <source>Capacity against demand</source>
        <translation>Kapazität und Bedarf</translation>
    </message>
    <message>
        <source>{demand} FTE-months of demand, {open} of them open</source>
        <translation>{demand} FTE-Monate Bedarf, davon {open} offen</translation>
    </message>
    <message>
        <source>most of all {role}: {open}</source>
        <translation>am meisten {role}: {open}</translation>
    </message>
    <message>
        <source>Capacity is what the other sponsors leave</source>
        <translation>Kapazität ist, was die anderen Sponsoren übrig lassen</translation>
    </message>
    <message>
        <source>by people</source>
        <translation>mit Personen</translation>
    </message>
    <message>
        <source>by contractors</source>
        <translation>mit Externen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>capacity, main role</source>
        <translation>Kapazität, Hauptrolle</translation>
    </message>
    <message>
        <source>with people who have the role besides</source>
        <translation>mit Personen, die die Rolle nebenbei haben</translation>
    </message>
    <message>
        <source>{n} open</source>
        <translation>{n} offen</translation>
    </message>
    <message>
        <source>nothing open</source>
        <translation>nichts offen</translation>
    </message>
    <message>
        <source>Demand {n} FTE</source>
        <translation>Bedarf {n} FTE</translation>
    </message>
    <message>
        <source>by people {n}</source>
        <translation>mit Personen {n}</translation>
    </message>
    <message>
        <source>by contractors {n}</source>
        <translation>mit Externen {n}</translation>
    </message>
    <message>
        <source>open {n}</source>
        <translation>offen {n}</translation>
    </message>
    <message>
        <source>Capacity {n} FTE in the main role</source>
        <translation>Kapazität {n} FTE in der Hauptrolle</translation>
    </message>
    <message>
        <source>and {n} besides</source>
        <translation>und {n} nebenbei</translation>
    </message>
    <message>
        <source>No sponsor has any demand here.</source>
        <translation>Hier hat kein Sponsor Bedarf.</translation>
    </message>
    <message>
        <source>Continuity and handovers by sponsor</source>
        <translation>Kontinuität und Übergaben nach Sponsor</translation>
    </message>
    <message>
        <source>Continuity and handovers of {sponsor}</source>
        <translation>Kontinuität und Übergaben bei {sponsor}</translation>
    </message>
    <message>
        <source>{share} of {demand} FTE-months are worked by people who knew the sponsor; {n} handovers.</source>
        <translation>{share} von {demand} FTE-Monaten leisten Personen, die den Sponsor kannten; {n} Übergaben.</translation>
    </message>
    <message>
        <source>knew the sponsor</source>
        <translation>kannte den Sponsor</translation>
    </message>
    <message>
        <source>new to the sponsor</source>
        <translation>neu beim Sponsor</translation>
    </message>
    <message>
        <source>contractors</source>
        <translation>Externe</translation>
    </message>
    <message>
        <source>Continuity</source>
        <translation>Kontinuität</translation>
    </message>
    <message>
        <source>Handovers by month</source>
        <translation>Übergaben je Monat</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>FTE, and handovers above the columns</source>
        <translation>FTE, darüber die Übergaben</translation>
    </message>
    <message>
        <source>Continuity {share}</source>
        <translation>Kontinuität {share}</translation>
    </message>
    <message>
        <source>1 handover</source>
        <translation>1 Übergabe</translation>
    </message>
    <message>
        <source>{n} handovers</source>
        <translation>{n} Übergaben</translation>
    </message>
    <message>
        <source>Demand {n}</source>
        <translation>Bedarf {n}</translation>
    </message>
    <message>
        <source>knew the sponsor {n}</source>
        <translation>kannte den Sponsor {n}</translation>
    </message>
    <message>
        <source>new to the sponsor {n}</source>
        <translation>neu beim Sponsor {n}</translation>
    </message>
    <message>
        <source>contractors {n}</source>
        <translation>Externe {n}</translation>
    </message>
    <message>
        <source>Team flow of {sponsor}</source>
        <translation>Teamfluss bei {sponsor}</translation>
    </message>
    <message>
        <source>Nobody works for this sponsor in the plan.</source>
        <translation>Im Plan arbeitet niemand für diesen Sponsor.</translation>
    </message>
    <message>
        <source>come from</source>
        <translation>kommen von</translation>
    </message>
    <message>
        <source>work in the plan on</source>
        <translation>arbeiten im Plan an</translation>
    </message>
    <message>
        <source>go on to</source>
        <translation>gehen weiter zu</translation>
    </message>
    <message>
        <source>{total} FTE-months on {n} studies: {own} by people from another of its studies, {new} by people new to it.</source>
        <translation>{total} FTE-Monate an {n} Studien: {own} von Personen aus einer anderen seiner Studien, {new} von Personen, die ihm neu sind.</translation>
    </message>
    <message>
        <source>already there before the plan</source>
        <translation>schon vor dem Plan dort</translation>
    </message>
    <message>
        <source>knew the sponsor from earlier</source>
        <translation>kannte den Sponsor von früher</translation>
    </message>
    <message>
        <source>from other sponsors</source>
        <translation>von anderen Sponsoren</translation>
    </message>
    <message>
        <source>no earlier work known</source>
        <translation>keine frühere Arbeit bekannt</translation>
    </message>
    <message>
        <source>stay to its end</source>
        <translation>bleiben bis zum Ende</translation>
    </message>
    <message>
        <source>to other sponsors</source>
        <translation>zu anderen Sponsoren</translation>
    </message>
    <message>
        <source>no further work in the plan</source>
        <translation>keine weitere Arbeit im Plan</translation>
    </message>
    <message>
        <source>1 person</source>
        <translation>1 Person</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} Personen</translation>
    </message>
    <message>
        <source>{people}, {n} FTE-months on {study}</source>
        <translation>{people}, {n} FTE-Monate an {study}</translation>
    </message>
    <message>
        <source>{study}: {n} FTE-months by people</source>
        <translation>{study}: {n} FTE-Monate von Personen</translation>
    </message>
    <message>
        <source>What continuity costs</source>
        <translation>Was Kontinuität kostet</translation>
    </message>
    <message>
        <source>There is no point yet. Plan, or search the frontier.</source>
        <translation>Noch kein Punkt. Bitte planen oder die Grenzlinie suchen.</translation>
    </message>
    <message>
        <source>Portfolio margin</source>
        <translation>Portfoliomarge</translation>
    </message>
    <message>
        <source>Sponsor continuity →</source>
        <translation>Sponsorkontinuität →</translation>
    </message>
    <message>
        <source>Each point is a plan: the further right, the more continuity; the higher, the more margin.</source>
        <translation>Jeder Punkt ist ein Plan: je weiter rechts, desto mehr Kontinuität; je höher, desto mehr Marge.</translation>
    </message>
    <message>
        <source>From {a} to {b} continuity the margin goes from {c} to {d}: {money} {currency} for {points} points.</source>
        <translation>Von {a} auf {b} Kontinuität geht die Marge von {c} auf {d}: {money} {currency} für {points} Prozentpunkte.</translation>
    </message>
    <message>
        <source>search at a position of the slider</source>
        <translation>Suche an einer Stellung des Reglers</translation>
    </message>
    <message>
        <source>plan of this document</source>
        <translation>Plan dieses Dokuments</translation>
    </message>
    <message>
        <source>hollow: a margin floor is broken</source>
        <translation>hohl: eine Mindestmarge ist verletzt</translation>
    </message>
    <message>
        <source>no plan is better in both</source>
        <translation>kein Plan ist in beidem besser</translation>
    </message>
    <message>
        <source>portfolio margin floor</source>
        <translation>Mindestmarge des Portfolios</translation>
    </message>
    <message>
        <source>floor {share}</source>
        <translation>Mindestmarge {share}</translation>
    </message>
    <message>
        <source>Slider {n}: {words}</source>
        <translation>Regler {n}: {words}</translation>
    </message>
    <message>
        <source>Margin {share}, {money} {currency}</source>
        <translation>Marge {share}, {money} {currency}</translation>
    </message>
    <message>
        <source>{n} FTE-months open, {handovers} handovers</source>
        <translation>{n} FTE-Monate offen, {handovers} Übergaben</translation>
    </message>
    <message>
        <source>1 margin floor broken</source>
        <translation>1 Mindestmarge verletzt</translation>
    </message>
    <message>
        <source>{n} margin floors broken</source>
        <translation>{n} Mindestmargen verletzt</translation>
    </message>
    <message>
        <source>Click to show this plan</source>
        <translation>Klicken, um diesen Plan zu zeigen</translation>
    </message>
    <message>
        <source>Click to keep it as a scenario</source>
        <translation>Klicken, um ihn als Szenario zu behalten</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>Jan</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>Feb</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>Mär</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>Apr</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>Jun</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>Jul</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>Aug</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>Sep</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>Okt</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>Nov</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>Dez</translation>
    </message>
</context>
<context>
    <name>system</name>
    <message>
        <source>Something went wrong inside Throughline. Your document is untouched; you can go on working.</source>
        <translation>In Throughline ist etwas schiefgegangen. Ihr Dokument ist unberührt; Sie können weiterarbeiten.</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>vocabulary</name>
    <message>
        <source>Sponsor continuity</source>
        <translation>Sponsorkontinuität</translation>
    </message>
    <message>
        <source>Share of the demand worked by people who knew the sponsor when they joined the study.</source>
        <translation>Anteil des Bedarfs, den Personen leisten, die den Sponsor kannten, als sie zur Studie kamen.</translation>
    </message>
    <message>
        <source>Demand filled</source>
        <translation>Bedarf besetzt</translation>
    </message>
    <message>
        <source>Share of the demand worked by people. Contractors are not counted.</source>
        <translation>Anteil des Bedarfs, den eigene Personen leisten. Externe zählen nicht.</translation>
    </message>
    <message>
        <source>Handovers</source>
        <translation>Übergaben</translation>
    </message>
    <message>
        <source>Months in which a seat passes from one person to another who has not held a seat of that line before.</source>
        <translation>Monate, in denen ein Platz von einer Person auf eine andere übergeht, die noch keinen Platz dieser Bedarfszeile gehalten hat.</translation>
    </message>
    <message>
        <source>People joining</source>
        <translation>Neueinstiege</translation>
    </message>
    <message>
        <source>People who start on a line that they are not working on today, counted once for each line.</source>
        <translation>Personen, die in einer Bedarfszeile anfangen, an der sie heute nicht arbeiten; je Zeile einmal gezählt.</translation>
    </message>
    <message>
        <source>Portfolio margin</source>
        <translation>Portfoliomarge</translation>
    </message>
    <message>
        <source>What is left of revenue after people, contractors, onboarding and the bench.</source>
        <translation>Was vom Umsatz nach Personen, Externen, Einarbeitung und Leerlauf bleibt.</translation>
    </message>
    <message>
        <source>Margin before bench</source>
        <translation>Marge vor Leerlauf</translation>
    </message>
    <message>
        <source>The portfolio margin if unassigned employees cost nothing.</source>
        <translation>Die Portfoliomarge, wenn nicht eingesetzte Angestellte nichts kosteten.</translation>
    </message>
    <message>
        <source>Floors broken</source>
        <translation>Mindestmargen verletzt</translation>
    </message>
    <message>
        <source>Margin floors of studies, sponsors and the portfolio that this plan does not keep.</source>
        <translation>Mindestmargen von Studien, Sponsoren und Portfolio, die dieser Plan nicht einhält.</translation>
    </message>
    <message>
        <source>Not staffed</source>
        <translation>Unbesetzt</translation>
    </message>
    <message>
        <source>Studies and sponsors with a margin floor and demand on which nobody works. Never counted as met.</source>
        <translation>Studien und Sponsoren mit Mindestmarge und Bedarf, an denen niemand arbeitet. Sie gelten nie als eingehalten.</translation>
    </message>
    <message>
        <source>Locks that gave way</source>
        <translation>Gewichene Fixierungen</translation>
    </message>
    <message>
        <source>Locked assignments that could not be kept: not eligible, not enough time, or the study is not planned.</source>
        <translation>Fixierte Einsätze, die nicht zu halten waren: nicht geeignet, nicht genug Zeit, oder die Studie wird nicht geplant.</translation>
    </message>
    <message>
        <source>Open demand</source>
        <translation>Offener Bedarf</translation>
    </message>
    <message>
        <source>FTE-months that nobody works.</source>
        <translation>FTE-Monate, die niemand leistet (FTE: Vollzeitäquivalent, VZÄ).</translation>
    </message>
    <message>
        <source>Contractors</source>
        <translation>Externe</translation>
    </message>
    <message>
        <source>FTE-months worked by contractors.</source>
        <translation>FTE-Monate, die Externe leisten.</translation>
    </message>
    <message>
        <source>Bench cost</source>
        <translation>Leerlaufkosten</translation>
    </message>
    <message>
        <source>What employees cost while they are paid and not assigned.</source>
        <translation>Was Angestellte kosten, während sie bezahlt und nicht eingesetzt sind.</translation>
    </message>
    <message>
        <source>Sponsor continuity, committed studies</source>
        <translation>Sponsorkontinuität, zugesagte Studien</translation>
    </message>
    <message>
        <source>The same for ongoing and awarded studies alone.</source>
        <translation>Dasselbe nur für laufende und beauftragte Studien.</translation>
    </message>
    <message>
        <source>Demand filled, committed studies</source>
        <translation>Bedarf besetzt, zugesagte Studien</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Zielwert</translation>
    </message>
    <message>
        <source>The sum of the parts below, in FTE-months, weighted by award probability. Smaller is better.</source>
        <translation>Die Summe der Teile darunter, in FTE-Monaten, nach Auftragswahrscheinlichkeit gewichtet. Kleiner ist besser.</translation>
    </message>
    <message>
        <source>Score: open demand</source>
        <translation>Zielwert: offener Bedarf</translation>
    </message>
    <message>
        <source>What open demand adds to the score.</source>
        <translation>Was offener Bedarf zum Zielwert beiträgt.</translation>
    </message>
    <message>
        <source>Score: contractors</source>
        <translation>Zielwert: Externe</translation>
    </message>
    <message>
        <source>What work by contractors adds to the score.</source>
        <translation>Was die Arbeit Externer zum Zielwert beiträgt.</translation>
    </message>
    <message>
        <source>Score: new to the sponsor</source>
        <translation>Zielwert: neu beim Sponsor</translation>
    </message>
    <message>
        <source>What work by people who did not know the sponsor adds to the score.</source>
        <translation>Was die Arbeit von Personen, die den Sponsor nicht kannten, zum Zielwert beiträgt.</translation>
    </message>
    <message>
        <source>Score: handovers</source>
        <translation>Zielwert: Übergaben</translation>
    </message>
    <message>
        <source>Their weighted sum.</source>
        <translation>Ihre gewichtete Summe.</translation>
    </message>
    <message>
        <source>Score: cost</source>
        <translation>Zielwert: Kosten</translation>
    </message>
    <message>
        <source>Cost of the people, weighted.</source>
        <translation>Kosten der Personen, gewichtet.</translation>
    </message>
    <message>
        <source>Score: continuity floors</source>
        <translation>Zielwert: Mindestkontinuität</translation>
    </message>
    <message>
        <source>What sponsors below their continuity floor add to the score.</source>
        <translation>Was Sponsoren unter ihrer Mindestkontinuität zum Zielwert beitragen.</translation>
    </message>
    <message>
        <source>Score: changes</source>
        <translation>Zielwert: Änderungen</translation>
    </message>
    <message>
        <source>What changes against the published plan add to the score.</source>
        <translation>Was Änderungen gegenüber dem veröffentlichten Plan zum Zielwert beitragen.</translation>
    </message>
    <message>
        <source>Optimal: every margin floor is met, and no better plan exists</source>
        <translation>Optimal: jede Mindestmarge ist eingehalten, und es gibt keinen besseren Plan</translation>
    </message>
    <message>
        <source>Every margin floor is met</source>
        <translation>Jede Mindestmarge ist eingehalten</translation>
    </message>
    <message>
        <source>Every margin floor is met; the search was stopped by hand</source>
        <translation>Jede Mindestmarge ist eingehalten; die Suche wurde von Hand angehalten</translation>
    </message>
    <message>
        <source>Floors not met</source>
        <translation>Mindestmargen verletzt</translation>
    </message>
    <message>
        <source>No plan</source>
        <translation>Kein Plan</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Room for improvement</source>
        <translation>Spielraum nach oben</translation>
    </message>
    <message>
        <source>Open FTE-months</source>
        <translation>Offene FTE-Monate</translation>
    </message>
    <message>
        <source>Contractors, FTE-months</source>
        <translation>Externe, FTE-Monate</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Marge</translation>
    </message>
    <message>
        <source>Short of the floor</source>
        <translation>Fehlt zur Mindestmarge</translation>
    </message>
    <message>
        <source>Demand, FTE-months</source>
        <translation>Bedarf, FTE-Monate</translation>
    </message>
    <message>
        <source>Whether every margin floor holds, as the assignments give it.</source>
        <translation>Ob jede Mindestmarge eingehalten ist, wie es die Einsätze ergeben.</translation>
    </message>
    <message>
        <source>Whether every margin floor holds.</source>
        <translation>Ob jede Mindestmarge eingehalten ist.</translation>
    </message>
    <message>
        <source>Staff ID</source>
        <translation>Personalnummer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Other roles</source>
        <translation>Weitere Rollen</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Employment</source>
        <translation>Anstellung</translation>
    </message>
    <message>
        <source>FTE</source>
        <translation>FTE</translation>
    </message>
    <message>
        <source>1 is one full-time equivalent</source>
        <translation>1 ist ein Vollzeitäquivalent (VZÄ)</translation>
    </message>
    <message>
        <source>Cost rate</source>
        <translation>Kostensatz</translation>
    </message>
    <message>
        <source>Per hour</source>
        <translation>Je Stunde</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Knows</source>
        <translation>Kennt</translation>
    </message>
    <message>
        <source>Sponsors this person has worked for, by Experience and Assignments</source>
        <translation>Sponsoren, für die diese Person gearbeitet hat, nach Erfahrung und Einsätzen</translation>
    </message>
    <message>
        <source>On today</source>
        <translation>Heute an</translation>
    </message>
    <message>
        <source>Studies of the current assignments</source>
        <translation>Studien der laufenden Einsätze</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Fähigkeiten</translation>
    </message>
    <message>
        <source>Dedicated to</source>
        <translation>Fest bei</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>Ausgeschlossen</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Abteilung</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Sheet and cell of the file</source>
        <translation>Blatt und Zelle der Datei</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>Was dort steht</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was falsch ist</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Sponsor</source>
        <translation>Sponsor</translation>
    </message>
    <message>
        <source>Engagement</source>
        <translation>Einkaufsform</translation>
    </message>
    <message>
        <source>How the sponsor buys: full service, functional service, both, or study by study</source>
        <translation>Wie der Sponsor einkauft: Full Service, Functional Service, beides oder Studie für Studie</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>Studien</translation>
    </message>
    <message>
        <source>Studies of the roadmap, closed and lost ones left out</source>
        <translation>Studien der Roadmap ohne abgeschlossene und verlorene</translation>
    </message>
    <message>
        <source>Demand</source>
        <translation>Bedarf</translation>
    </message>
    <message>
        <source>FTE-months of role demand within the plan, where given by line</source>
        <translation>FTE-Monate Rollenbedarf innerhalb des Plans, wo nach Bedarfszeilen angegeben</translation>
    </message>
    <message>
        <source>Margin floor</source>
        <translation>Mindestmarge</translation>
    </message>
    <message>
        <source>The lowest margin that all its planned studies together may earn</source>
        <translation>Die kleinste Marge, die alle seine geplanten Studien zusammen erzielen dürfen</translation>
    </message>
    <message>
        <source>Continuity floor</source>
        <translation>Mindestkontinuität</translation>
    </message>
    <message>
        <source>The continuity promised to this sponsor</source>
        <translation>Die diesem Sponsor zugesagte Kontinuität</translation>
    </message>
    <message>
        <source>Aliases</source>
        <translation>Andere Namen</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Forecast, RFP, Verbal, Awarded, Ongoing, Closed or Lost</source>
        <translation>Forecast (Prognose), RFP (Ausschreibung), Verbal (mündlich), Awarded (beauftragt), Ongoing (laufend), Closed (abgeschlossen) oder Lost (verloren)</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>How likely the award is; blank: by status</source>
        <translation>Wie wahrscheinlich der Auftrag ist; leer: nach Status</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>Folgt auf</translation>
    </message>
    <message>
        <source>The study before it in the sponsor&apos;s programme</source>
        <translation>Die Studie davor im Programm des Sponsors</translation>
    </message>
    <message>
        <source>Therapeutic area</source>
        <translation>Indikationsgebiet</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>When the plan was made or copied</source>
        <translation>Wann der Plan gemacht oder kopiert wurde</translation>
    </message>
    <message>
        <source>Whether every margin floor is met</source>
        <translation>Ob jede Mindestmarge eingehalten ist</translation>
    </message>
    <message>
        <source>By the portfolio&apos;s own weights; smaller is better</source>
        <translation>Nach den eigenen Gewichten des Portfolios; kleiner ist besser</translation>
    </message>
    <message>
        <source>Continuity</source>
        <translation>Kontinuität</translation>
    </message>
    <message>
        <source>Sponsor continuity: share of the demand worked by people who knew the sponsor</source>
        <translation>Sponsorkontinuität: Anteil des Bedarfs, den Personen leisten, die den Sponsor kannten</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>Besetzt</translation>
    </message>
    <message>
        <source>Share of the demand worked by people</source>
        <translation>Anteil des Bedarfs, den eigene Personen leisten</translation>
    </message>
    <message>
        <source>What is left of revenue after people, contractors, onboarding and the bench</source>
        <translation>Was vom Umsatz nach Personen, Externen, Einarbeitung und Leerlauf bleibt</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>FTE-months that nobody works</source>
        <translation>FTE-Monate, die niemand leistet</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Gewechselt</translation>
    </message>
    <message>
        <source>People with any seat-month that differs from the published plan</source>
        <translation>Personen mit Platzmonaten, die vom veröffentlichten Plan abweichen</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Seat-months whose holder differs from the published plan</source>
        <translation>Platzmonate, die jemand anders hält als im veröffentlichten Plan</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>Wovon</translation>
    </message>
    <message>
        <source>The portfolio, a sponsor or a study</source>
        <translation>Das Portfolio, ein Sponsor oder eine Studie</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>FTE-months left</source>
        <translation>FTE-Monate abgegeben</translation>
    </message>
    <message>
        <source>FTE-months taken</source>
        <translation>FTE-Monate übernommen</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Wechsel</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>By people</source>
        <translation>Mit Personen</translation>
    </message>
    <message>
        <source>FTE of the demand that people work</source>
        <translation>FTE des Bedarfs, die eigene Personen leisten</translation>
    </message>
    <message>
        <source>By contractors</source>
        <translation>Mit Externen</translation>
    </message>
    <message>
        <source>FTE of the demand that contractors work</source>
        <translation>FTE des Bedarfs, die Externe leisten</translation>
    </message>
    <message>
        <source>FTE of the demand that nobody works</source>
        <translation>FTE des Bedarfs, die niemand leistet</translation>
    </message>
    <message>
        <source>Capacity, main role</source>
        <translation>Kapazität, Hauptrolle</translation>
    </message>
    <message>
        <source>Capacity, other people</source>
        <translation>Kapazität, andere Personen</translation>
    </message>
    <message>
        <source>Main role of employees</source>
        <translation>Hauptrolle der Angestellten</translation>
    </message>
    <message>
        <source>Bench</source>
        <translation>Leerlauf</translation>
    </message>
    <message>
        <source>FTE of employees who are paid and not assigned</source>
        <translation>FTE der Angestellten, die bezahlt und nicht eingesetzt sind</translation>
    </message>
    <message>
        <source>What they cost in the month</source>
        <translation>Was sie in dem Monat kosten</translation>
    </message>
    <message>
        <source>Knew the sponsor</source>
        <translation>Kannte den Sponsor</translation>
    </message>
    <message>
        <source>FTE worked by people who knew the sponsor when they joined the study</source>
        <translation>FTE von Personen, die den Sponsor kannten, als sie zur Studie kamen</translation>
    </message>
    <message>
        <source>New to the sponsor</source>
        <translation>Neu beim Sponsor</translation>
    </message>
    <message>
        <source>FTE worked by other people</source>
        <translation>FTE von anderen Personen</translation>
    </message>
    <message>
        <source>FTE that nobody works</source>
        <translation>FTE, die niemand leistet</translation>
    </message>
    <message>
        <source>Share of the demand worked by people who knew the sponsor</source>
        <translation>Anteil des Bedarfs, den Personen leisten, die den Sponsor kannten</translation>
    </message>
    <message>
        <source>Seats that pass from one person to another in this month</source>
        <translation>Plätze, die in diesem Monat von einer Person auf eine andere übergehen</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Whether the other column says where people come from or where they go next</source>
        <translation>Ob die andere Spalte sagt, woher Personen kommen oder wohin sie gehen</translation>
    </message>
    <message>
        <source>From or to</source>
        <translation>Von oder nach</translation>
    </message>
    <message>
        <source>Another study of the sponsor, or what else is known</source>
        <translation>Eine andere Studie des Sponsors, oder was sonst bekannt ist</translation>
    </message>
    <message>
        <source>FTE-months</source>
        <translation>FTE-Monate</translation>
    </message>
    <message>
        <source>What these people work on the study in the plan</source>
        <translation>Was diese Personen im Plan an der Studie arbeiten</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Sponsor continuity of the portfolio</source>
        <translation>Sponsorkontinuität des Portfolios</translation>
    </message>
    <message>
        <source>Revenue less all cost</source>
        <translation>Umsatz weniger alle Kosten</translation>
    </message>
    <message>
        <source>Slider</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>Position of Continuity ↔ Cost, from -10 to 10; blank for plans of the document</source>
        <translation>Stellung von Kontinuität ↔ Kosten, von -10 bis 10; leer bei Plänen des Dokuments</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>contractor</source>
        <translation>extern</translation>
    </message>
    <message>
        <source>away</source>
        <translation>abwesend</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>a contractor</source>
        <translation>eine externe Person</translation>
    </message>
    <message>
        <source>everything may change</source>
        <translation>alles darf sich ändern</translation>
    </message>
    <message>
        <source>the first month stays</source>
        <translation>der erste Monat bleibt</translation>
    </message>
    <message>
        <source>no demand</source>
        <translation>kein Bedarf</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Fixiert</translation>
    </message>
    <message>
        <source>not staffed</source>
        <translation>unbesetzt</translation>
    </message>
    <message>
        <source>Portfolio</source>
        <translation>Portfolio</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>verletzt</translation>
    </message>
    <message>
        <source>met</source>
        <translation>eingehalten</translation>
    </message>
    <message>
        <source>not available in this month</source>
        <translation>in diesem Monat nicht verfügbar</translation>
    </message>
    <message>
        <source>Optimal</source>
        <translation>Optimal</translation>
    </message>
    <message>
        <source>All floors met</source>
        <translation>Alle Mindestmargen eingehalten</translation>
    </message>
    <message>
        <source>All floors met, stopped</source>
        <translation>Alle Mindestmargen eingehalten, angehalten</translation>
    </message>
    <message>
        <source>Already there before the plan</source>
        <translation>Schon vor dem Plan dort</translation>
    </message>
    <message>
        <source>Knew the sponsor from earlier</source>
        <translation>Kannte den Sponsor von früher</translation>
    </message>
    <message>
        <source>From other sponsors</source>
        <translation>Von anderen Sponsoren</translation>
    </message>
    <message>
        <source>No earlier work known</source>
        <translation>Keine frühere Arbeit bekannt</translation>
    </message>
    <message>
        <source>Stay to its end</source>
        <translation>Bleiben bis zum Ende</translation>
    </message>
    <message>
        <source>To other sponsors</source>
        <translation>Zu anderen Sponsoren</translation>
    </message>
    <message>
        <source>No further work in the plan</source>
        <translation>Keine weitere Arbeit im Plan</translation>
    </message>
    <message>
        <source>come from</source>
        <translation>kommen von</translation>
    </message>
    <message>
        <source>go to</source>
        <translation>gehen zu</translation>
    </message>
    <message>
        <source>the portfolio&apos;s own weights</source>
        <translation>die eigenen Gewichte des Portfolios</translation>
    </message>
    <message>
        <source>a little towards continuity</source>
        <translation>etwas mehr zur Kontinuität</translation>
    </message>
    <message>
        <source>towards continuity</source>
        <translation>mehr zur Kontinuität</translation>
    </message>
    <message>
        <source>all the way to continuity</source>
        <translation>ganz zur Kontinuität</translation>
    </message>
    <message>
        <source>a little towards cost</source>
        <translation>etwas mehr zu den Kosten</translation>
    </message>
    <message>
        <source>towards cost</source>
        <translation>mehr zu den Kosten</translation>
    </message>
    <message>
        <source>all the way to cost</source>
        <translation>ganz zu den Kosten</translation>
    </message>
    <message>
        <source>Read the plans of the workbook</source>
        <translation>Pläne der Arbeitsmappe lesen</translation>
    </message>
    <message>
        <source>meeting the floors</source>
        <translation>Mindestmargen werden erreicht</translation>
    </message>
    <message>
        <source>improving</source>
        <translation>wird verbessert</translation>
    </message>
    <message>
        <source>tidying</source>
        <translation>wird aufgeräumt</translation>
    </message>
    <message>
        <source>preparing the optimizer</source>
        <translation>Optimierer wird vorbereitet</translation>
    </message>
    <message>
        <source>reading the portfolio</source>
        <translation>Portfolio wird gelesen</translation>
    </message>
    <message>
        <source>day/month/year</source>
        <translation>Tag/Monat/Jahr</translation>
    </message>
    <message>
        <source>month/day/year</source>
        <translation>Monat/Tag/Jahr</translation>
    </message>
    <message>
        <source>percent of an FTE</source>
        <translation>Prozent eines FTE</translation>
    </message>
    <message>
        <source>hours a month</source>
        <translation>Stunden im Monat</translation>
    </message>
    <message>
        <source>days a month</source>
        <translation>Tage im Monat</translation>
    </message>
    <message>
        <source>portfolio workbook</source>
        <translation>Portfolio-Arbeitsmappe</translation>
    </message>
    <message>
        <source>download of a trial registry</source>
        <translation>Datei eines Studienregisters</translation>
    </message>
    <message>
        <source>tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>Jan</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>Feb</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>Mär</translation>
    </message>
    <message>
        <source>Apr</source>
        <translation>Apr</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>Jun</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>Jul</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>Aug</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>Sep</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>Okt</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>Nov</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>Dez</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>This plan</source>
        <translation>Dieser Plan</translation>
    </message>
    <message>
        <source>Request by request, known people first</source>
        <translation>Anfrage für Anfrage, Bekannte zuerst</translation>
    </message>
    <message>
        <source>Request by request, in list order</source>
        <translation>Anfrage für Anfrage, der Liste nach</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Mindestmarge</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Short by</source>
        <translation>Es fehlen</translation>
    </message>
    <message>
        <source>Open, FTE-months</source>
        <translation>Offen, FTE-Monate</translation>
    </message>
    <message>
        <source>Margin floors</source>
        <translation>Mindestmargen</translation>
    </message>
    <message>
        <source>No margin floor is set.</source>
        <translation>Keine Mindestmarge ist gesetzt.</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>Asks for</source>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>Months</source>
        <translation>Monate</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Why, in the first of these months</source>
        <translation>Warum, im ersten dieser Monate</translation>
    </message>
    <message>
        <source>No seat is open.</source>
        <translation>Kein Platz ist offen.</translation>
    </message>
    <message>
        <source>Every lock holds.</source>
        <translation>Jede Fixierung gilt.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Floors not met: 1 margin floor is broken</source>
        <translation>Mindestmargen verletzt: 1</translation>
    </message>
    <message>
        <source>Floors not met: {n} margin floors are broken</source>
        <translation>Mindestmargen verletzt: {n}</translation>
    </message>
    <message>
        <source>grade {n}+</source>
        <translation>Stufe {n}+</translation>
    </message>
    <message>
        <source>{name} (published)</source>
        <translation>{name} (veröffentlicht)</translation>
    </message>
    <message>
        <source>Proven: no plan that meets every floor can have a score more than {share} lower than this one.</source>
        <translation>Bewiesen: Kein Plan, der jede Mindestmarge einhält, kann einen um mehr als {share} kleineren Zielwert haben.</translation>
    </message>
    <message>
        <source>1 selected seat</source>
        <translation>1 ausgewählter Platz</translation>
    </message>
    <message>
        <source>{n} selected seats</source>
        <translation>{n} ausgewählte Plätze</translation>
    </message>
    <message>
        <source>the first {n} months stay</source>
        <translation>die ersten {n} Monate bleiben</translation>
    </message>
    <message>
        <source>at most 1 person moves</source>
        <translation>höchstens 1 Person wechselt</translation>
    </message>
    <message>
        <source>at most {n} people move</source>
        <translation>höchstens {n} Personen wechseln</translation>
    </message>
    <message>
        <source>Both plans are the same.</source>
        <translation>Beide Pläne sind gleich.</translation>
    </message>
    <message>
        <source>1 person moves</source>
        <translation>1 Person wechselt</translation>
    </message>
    <message>
        <source>{n} people move</source>
        <translation>{n} Personen wechseln</translation>
    </message>
    <message>
        <source>Set the probability of {study} to what its status stands for</source>
        <translation>Wahrscheinlichkeit von {study} nach dem Status</translation>
    </message>
    <message>
        <source>Set the probability of {study} to {share}</source>
        <translation>Wahrscheinlichkeit von {study} auf {share} setzen</translation>
    </message>
    <message>
        <source>Change the dates of {study} to {day} until {last}</source>
        <translation>Termine von {study} auf {day} bis {last} ändern</translation>
    </message>
    <message>
        <source>Move {study} 1 month earlier</source>
        <translation>{study} 1 Monat früher</translation>
    </message>
    <message>
        <source>Move {study} 1 month later</source>
        <translation>{study} 1 Monat später</translation>
    </message>
    <message>
        <source>Move {study} {n} months earlier</source>
        <translation>{study} {n} Monate früher</translation>
    </message>
    <message>
        <source>Move {study} {n} months later</source>
        <translation>{study} {n} Monate später</translation>
    </message>
    <message>
        <source>{n} seats of {study}</source>
        <translation>{n} Plätze von {study}</translation>
    </message>
    <message>
        <source>{n} FTE that nobody holds</source>
        <translation>{n} FTE, die niemand hält</translation>
    </message>
    <message>
        <source>{month}: {held} of {asked} FTE planned, {free} free</source>
        <translation>{month}: {held} von {asked} FTE verplant, {free} frei</translation>
    </message>
    <message>
        <source>{month}: {asked} FTE asked, {held} held, {open} open</source>
        <translation>{month}: {asked} FTE gefragt, {held} besetzt, {open} offen</translation>
    </message>
    <message>
        <source>{used} of {available} FTE planned, {free} free</source>
        <translation>{used} von {available} FTE verplant, {free} frei</translation>
    </message>
    <message>
        <source>{who}: nothing planned here</source>
        <translation>{who}: hier nichts geplant</translation>
    </message>
    <message>
        <source>Knew {sponsor} when joining</source>
        <translation>Kannte {sponsor} beim Einstieg</translation>
    </message>
    <message>
        <source>New to {sponsor}</source>
        <translation>Neu bei {sponsor}</translation>
    </message>
    <message>
        <source>Handover in {month}: {giver} → {taker}</source>
        <translation>Übergabe in {month}: {giver} → {taker}</translation>
    </message>
    <message>
        <source>contract from {day}</source>
        <translation>Vertrag ab {day}</translation>
    </message>
    <message>
        <source>contract to {day}</source>
        <translation>Vertrag bis {day}</translation>
    </message>
    <message>
        <source>{study} ({share} likely)</source>
        <translation>{study} ({share} wahrscheinlich)</translation>
    </message>
    <message>
        <source>{place}: open</source>
        <translation>{place}: offen</translation>
    </message>
    <message>
        <source>{place}: contractor</source>
        <translation>{place}: extern</translation>
    </message>
    <message>
        <source>1 seat differs</source>
        <translation>1 Platz weicht ab</translation>
    </message>
    <message>
        <source>{n} seats differ</source>
        <translation>{n} Plätze weichen ab</translation>
    </message>
    <message>
        <source>1 person</source>
        <translation>1 Person</translation>
    </message>
    <message>
        <source>{n} people</source>
        <translation>{n} Personen</translation>
    </message>
    <message>
        <source>{n} FTE-months available</source>
        <translation>{n} FTE-Monate verfügbar</translation>
    </message>
    <message>
        <source>{share} planned</source>
        <translation>{share} verplant</translation>
    </message>
    <message>
        <source>{share} filled</source>
        <translation>{share} besetzt</translation>
    </message>
    <message>
        <source>continuity {share}</source>
        <translation>Kontinuität {share}</translation>
    </message>
    <message>
        <source>margin {margin}</source>
        <translation>Marge {margin}</translation>
    </message>
    <message>
        <source>Open seats: {n} FTE-months</source>
        <translation>Offene Plätze: {n} FTE-Monate</translation>
    </message>
    <message>
        <source>{n} FTE-months</source>
        <translation>{n} FTE-Monate</translation>
    </message>
    <message>
        <source>{n} points</source>
        <translation>{n} Prozentpunkte</translation>
    </message>
    <message>
        <source>{name}: change</source>
        <translation>{name}: Änderung</translation>
    </message>
    <message>
        <source>Compared with {name}</source>
        <translation>Verglichen mit {name}</translation>
    </message>
    <message>
        <source>Cost, {currency}</source>
        <translation>Kosten, {currency}</translation>
    </message>
    <message>
        <source>Margin, {currency}</source>
        <translation>Marge, {currency}</translation>
    </message>
    <message>
        <source>FTE of the people with this main role that other sponsors than {sponsor} leave</source>
        <translation>FTE der Personen mit dieser Hauptrolle, die andere Sponsoren als {sponsor} übrig lassen</translation>
    </message>
    <message>
        <source>FTE of the people with this main role</source>
        <translation>FTE der Personen mit dieser Hauptrolle</translation>
    </message>
    <message>
        <source>FTE of the people who have this role besides their main one that other sponsors than {sponsor} leave</source>
        <translation>FTE der Personen, die diese Rolle neben ihrer Hauptrolle haben und die andere Sponsoren als {sponsor} übrig lassen</translation>
    </message>
    <message>
        <source>FTE of the people who have this role besides their main one</source>
        <translation>FTE der Personen, die diese Rolle neben ihrer Hauptrolle haben</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Name of the role, used on all other sheets.</source>
        <translation>Name der Rolle, wie auf allen anderen Blättern.</translation>
    </message>
    <message>
        <source>Onboarding new to sponsor</source>
        <translation>Einarbeitung, neu beim Sponsor</translation>
    </message>
    <message>
        <source>Time that somebody new to the sponsor needs before their work counts; nobody can bill it.</source>
        <translation>Zeit, die jemand braucht, der beim Sponsor neu ist, bevor die Arbeit zählt; niemand kann sie abrechnen.</translation>
    </message>
    <message>
        <source>Onboarding knows sponsor</source>
        <translation>Einarbeitung, kennt den Sponsor</translation>
    </message>
    <message>
        <source>The same for somebody who has worked for the sponsor before.</source>
        <translation>Dasselbe für jemanden, der schon für den Sponsor gearbeitet hat.</translation>
    </message>
    <message>
        <source>Max studies</source>
        <translation>Höchstzahl Studien</translation>
    </message>
    <message>
        <source>Most studies one person works on at a time. Blank: no limit.</source>
        <translation>Wie viele Studien eine Person höchstens zugleich bearbeitet. Leer: keine Grenze.</translation>
    </message>
    <message>
        <source>Seat size</source>
        <translation>Platzgröße</translation>
    </message>
    <message>
        <source>What one person&apos;s seat of this role carries. Blank: 1.</source>
        <translation>Was der Platz einer Person in dieser Rolle umfasst. Leer: 1.</translation>
    </message>
    <message>
        <source>Contractor rate</source>
        <translation>Satz für Externe</translation>
    </message>
    <message>
        <source>Blank: no contractors.</source>
        <translation>Leer: keine Externen.</translation>
    </message>
    <message>
        <source>Contractor limit</source>
        <translation>Höchstzahl Externe</translation>
    </message>
    <message>
        <source>Most contractors in a month, all studies.</source>
        <translation>Höchstens so viele Externe in einem Monat, über alle Studien.</translation>
    </message>
    <message>
        <source>Sponsors</source>
        <translation>Sponsoren</translation>
    </message>
    <message>
        <source>Name of the sponsor, used on all other sheets.</source>
        <translation>Name des Sponsors, wie auf allen anderen Blättern.</translation>
    </message>
    <message>
        <source>Other names it is known by.</source>
        <translation>Andere Namen, unter denen er bekannt ist.</translation>
    </message>
    <message>
        <source>Engagement model</source>
        <translation>Einkaufsform</translation>
    </message>
    <message>
        <source>How the sponsor buys.</source>
        <translation>Wie der Sponsor einkauft.</translation>
    </message>
    <message>
        <source>Margin that must be reached: (revenue - cost) / revenue. Blank: none.</source>
        <translation>Marge, die erreicht werden muss: (Umsatz - Kosten) / Umsatz. Leer: keine.</translation>
    </message>
    <message>
        <source>Share of the work that should be done by people who know the sponsor. Blank: none.</source>
        <translation>Anteil der Arbeit, den Personen leisten sollen, die den Sponsor kennen. Leer: keiner.</translation>
    </message>
    <message>
        <source>Anything worth remembering.</source>
        <translation>Alles, was zu merken ist.</translation>
    </message>
    <message>
        <source>Roadmap</source>
        <translation>Roadmap</translation>
    </message>
    <message>
        <source>Study ID</source>
        <translation>Studienkennung</translation>
    </message>
    <message>
        <source>Protocol number, used on all other sheets.</source>
        <translation>Protokollnummer, wie auf allen anderen Blättern.</translation>
    </message>
    <message>
        <source>Sponsor of the study.</source>
        <translation>Sponsor der Studie.</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Compound or program the study belongs to.</source>
        <translation>Wirkstoff oder Programm, zu dem die Studie gehört.</translation>
    </message>
    <message>
        <source>Title of the study.</source>
        <translation>Titel der Studie.</translation>
    </message>
    <message>
        <source>Phase of the study.</source>
        <translation>Phase der Studie.</translation>
    </message>
    <message>
        <source>Therapeutic area of the study.</source>
        <translation>Indikationsgebiet der Studie.</translation>
    </message>
    <message>
        <source>Award status. Blank: Forecast.</source>
        <translation>Auftragsstand. Leer: Forecast (Prognose).</translation>
    </message>
    <message>
        <source>Chance that the study happens. Ongoing and Awarded count as 1. Blank: Verbal 0.9, RFP 0.4, Forecast 0.25.</source>
        <translation>Wie wahrscheinlich die Studie kommt. Ongoing und Awarded zählen als 1. Leer: Verbal 0.9, RFP 0.4, Forecast 0.25.</translation>
    </message>
    <message>
        <source>Announced</source>
        <translation>Angekündigt</translation>
    </message>
    <message>
        <source>When the sponsor first told us.</source>
        <translation>Wann der Sponsor zuerst davon sprach.</translation>
    </message>
    <message>
        <source>First day of work on the study.</source>
        <translation>Erster Arbeitstag an der Studie.</translation>
    </message>
    <message>
        <source>Last day of work on the study.</source>
        <translation>Letzter Arbeitstag an der Studie.</translation>
    </message>
    <message>
        <source>Study whose team should carry on here.</source>
        <translation>Studie, deren Team hier weitermachen soll.</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Zentren</translation>
    </message>
    <message>
        <source>Planned sites.</source>
        <translation>Geplante Zentren.</translation>
    </message>
    <message>
        <source>Patients</source>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>Planned patients.</source>
        <translation>Geplante Patienten.</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Länder</translation>
    </message>
    <message>
        <source>Countries of the study.</source>
        <translation>Länder der Studie.</translation>
    </message>
    <message>
        <source>Earliest start</source>
        <translation>Frühester Beginn</translation>
    </message>
    <message>
        <source>Earliest day the study may start.</source>
        <translation>Frühester Tag, an dem die Studie beginnen darf.</translation>
    </message>
    <message>
        <source>Latest start</source>
        <translation>Spätester Beginn</translation>
    </message>
    <message>
        <source>Latest day the study may start.</source>
        <translation>Spätester Tag, an dem die Studie beginnen darf.</translation>
    </message>
    <message>
        <source>Milestone bonus</source>
        <translation>Meilensteinbonus</translation>
    </message>
    <message>
        <source>Bonus for milestones on time.</source>
        <translation>Bonus für pünktliche Meilensteine.</translation>
    </message>
    <message>
        <source>Study on the Roadmap.</source>
        <translation>Studie der Roadmap.</translation>
    </message>
    <message>
        <source>Role that is needed.</source>
        <translation>Benötigte Rolle.</translation>
    </message>
    <message>
        <source>People must be in any of these. Blank: anywhere.</source>
        <translation>Personen müssen in einem dieser Länder sein. Leer: überall.</translation>
    </message>
    <message>
        <source>Min grade</source>
        <translation>Mindeststufe</translation>
    </message>
    <message>
        <source>People must have this grade or a higher one.</source>
        <translation>Personen müssen diese Stufe oder eine höhere haben.</translation>
    </message>
    <message>
        <source>Required skills</source>
        <translation>Nötige Fähigkeiten</translation>
    </message>
    <message>
        <source>People must have all of these.</source>
        <translation>Personen müssen all das können.</translation>
    </message>
    <message>
        <source>Bill rate</source>
        <translation>Abrechnungssatz</translation>
    </message>
    <message>
        <source>Blank: from the Rate card.</source>
        <translation>Leer: nach der Preisliste.</translation>
    </message>
    <message>
        <source>Blank: the base currency. Others need a row on Exchange rates.</source>
        <translation>Leer: die Hauswährung. Andere brauchen eine Zeile unter Wechselkurse.</translation>
    </message>
    <message>
        <source>Rate card</source>
        <translation>Preisliste</translation>
    </message>
    <message>
        <source>Role that is billed.</source>
        <translation>Abgerechnete Rolle.</translation>
    </message>
    <message>
        <source>Blank: all sponsors.</source>
        <translation>Leer: alle Sponsoren.</translation>
    </message>
    <message>
        <source>Blank: all countries.</source>
        <translation>Leer: alle Länder.</translation>
    </message>
    <message>
        <source>What the sponsor pays.</source>
        <translation>Was der Sponsor zahlt.</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Identifies the person on all other sheets.</source>
        <translation>Bezeichnet die Person auf allen anderen Blättern.</translation>
    </message>
    <message>
        <source>Name of the person.</source>
        <translation>Name der Person.</translation>
    </message>
    <message>
        <source>Main role.</source>
        <translation>Hauptrolle.</translation>
    </message>
    <message>
        <source>Other roles the person can take.</source>
        <translation>Weitere Rollen, die die Person übernehmen kann.</translation>
    </message>
    <message>
        <source>Seniority.</source>
        <translation>Dienststufe.</translation>
    </message>
    <message>
        <source>Where the person works.</source>
        <translation>Wo die Person arbeitet.</translation>
    </message>
    <message>
        <source>Blank: Employee. A planned hire is a placeholder with a start date.</source>
        <translation>Leer: Employee (angestellt). Eine geplante Einstellung ist ein Platzhalter mit Beginn.</translation>
    </message>
    <message>
        <source>Contract: 1 = full time, 0.8 = four days of five.</source>
        <translation>Vertrag: 1 = Vollzeit, 0.8 = vier von fünf Tagen.</translation>
    </message>
    <message>
        <source>What an hour of this person costs.</source>
        <translation>Was eine Stunde dieser Person kostet.</translation>
    </message>
    <message>
        <source>First day of the contract. Blank: already here.</source>
        <translation>Erster Vertragstag. Leer: schon da.</translation>
    </message>
    <message>
        <source>Last day of the contract. Blank: open-ended.</source>
        <translation>Letzter Vertragstag. Leer: unbefristet.</translation>
    </message>
    <message>
        <source>Most studies at a time. Blank: the role&apos;s figure.</source>
        <translation>Höchstzahl Studien zugleich. Leer: wie bei der Rolle.</translation>
    </message>
    <message>
        <source>Therapeutic areas, languages, systems.</source>
        <translation>Indikationsgebiete, Sprachen, Systeme.</translation>
    </message>
    <message>
        <source>Works for this sponsor only (FSP).</source>
        <translation>Arbeitet nur für diesen Sponsor (FSP).</translation>
    </message>
    <message>
        <source>Excluded sponsors</source>
        <translation>Ausgeschlossene Sponsoren</translation>
    </message>
    <message>
        <source>Firewalls and vetoes: sponsors or Study IDs.</source>
        <translation>Brandmauern und Vetos: Sponsoren oder Studienkennungen.</translation>
    </message>
    <message>
        <source>Department or team.</source>
        <translation>Abteilung oder Team.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Abwesenheiten</translation>
    </message>
    <message>
        <source>Person on Staff.</source>
        <translation>Person aus dem Personal.</translation>
    </message>
    <message>
        <source>First day away.</source>
        <translation>Erster Tag der Abwesenheit.</translation>
    </message>
    <message>
        <source>Last day away.</source>
        <translation>Letzter Tag der Abwesenheit.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>1 = fully away, 0.5 = half. Blank: 1.</source>
        <translation>1 = ganz abwesend, 0.5 = halb. Leer: 1.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Such as parental leave, training, internal work.</source>
        <translation>Etwa Elternzeit, Schulung, interne Arbeit.</translation>
    </message>
    <message>
        <source>Experience</source>
        <translation>Erfahrung</translation>
    </message>
    <message>
        <source>Sponsor the person has worked for.</source>
        <translation>Sponsor, für den die Person gearbeitet hat.</translation>
    </message>
    <message>
        <source>How much; 0 counts as none, blank as some.</source>
        <translation>Wie viel; 0 zählt als keine, leer als etwas.</translation>
    </message>
    <message>
        <source>Last worked</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Last day of that work.</source>
        <translation>Letzter Tag dieser Arbeit.</translation>
    </message>
    <message>
        <source>Assignments</source>
        <translation>Einsätze</translation>
    </message>
    <message>
        <source>Role the person has on the study.</source>
        <translation>Rolle, die die Person an der Studie hat.</translation>
    </message>
    <message>
        <source>First day. Blank: since before the plan.</source>
        <translation>Erster Tag. Leer: schon vor dem Plan.</translation>
    </message>
    <message>
        <source>Last day. Blank: open-ended.</source>
        <translation>Letzter Tag. Leer: offenes Ende.</translation>
    </message>
    <message>
        <source>How much of a full-time equivalent.</source>
        <translation>Wie viel eines Vollzeitäquivalents.</translation>
    </message>
    <message>
        <source>Y: the plan must keep it. Blank: N.</source>
        <translation>Y: der Plan muss es einhalten. Leer: N.</translation>
    </message>
    <message>
        <source>Exchange rates</source>
        <translation>Wechselkurse</translation>
    </message>
    <message>
        <source>Currency used on another sheet.</source>
        <translation>Währung, die auf einem anderen Blatt vorkommt.</translation>
    </message>
    <message>
        <source>Rate to base</source>
        <translation>Kurs zur Hauswährung</translation>
    </message>
    <message>
        <source>What one unit of it is worth in the base currency.</source>
        <translation>Was eine Einheit davon in der Hauswährung wert ist.</translation>
    </message>
    <message>
        <source>{who} on {study} ({role}): {reason}</source>
        <translation>{who} in {study} ({role}): {reason}</translation>
    </message>
    <message>
        <source>the study is not planned</source>
        <translation>die Studie wird nicht geplant</translation>
    </message>
    <message>
        <source>the study has no demand for this role</source>
        <translation>die Studie hat keinen Bedarf in dieser Rolle</translation>
    </message>
    <message>
        <source>the person is not eligible for this line</source>
        <translation>die Person ist für diese Bedarfszeile nicht geeignet</translation>
    </message>
    <message>
        <source>the plan has no seat for this lock</source>
        <translation>der Plan hat keinen Platz für diese Fixierung</translation>
    </message>
    <message>
        <source>an earlier lock holds this seat</source>
        <translation>eine frühere Fixierung hält diesen Platz</translation>
    </message>
    <message>
        <source>not enough availability is left</source>
        <translation>es bleibt nicht genug Verfügbarkeit</translation>
    </message>
    <message>
        <source>the study limit is reached</source>
        <translation>die Studiengrenze ist erreicht</translation>
    </message>
    <message>
        <source>seat {n} of {line}</source>
        <translation>Platz {n} von {line}</translation>
    </message>
    <message>
        <source>The seats of {line} add up to {n} FTE in {month}, but its demand is {asked}.</source>
        <translation>Die Plätze von {line} ergeben im {month} zusammen {n} FTE, der Bedarf ist aber {asked}.</translation>
    </message>
    <message>
        <source>{who} holds {seat} in {month}, where it carries nothing.</source>
        <translation>{who} hält {seat} im {month}, wo dort nichts zu besetzen ist.</translation>
    </message>
    <message>
        <source>{who} holds {n} FTE in {month} but is available for {available}.</source>
        <translation>{who} hält im {month} {n} FTE, ist aber nur mit {available} verfügbar.</translation>
    </message>
    <message>
        <source>{who} works on {n} studies in {month}; the limit is {limit}.</source>
        <translation>{who} arbeitet im {month} in {n} Studien; die Grenze ist {limit}.</translation>
    </message>
    <message>
        <source>{who} is locked on {seat} in {month} but does not hold it.</source>
        <translation>{who} ist im {month} auf {seat} fixiert, hält ihn aber nicht.</translation>
    </message>
    <message>
        <source>A contractor</source>
        <translation>Eine externe Person</translation>
    </message>
    <message>
        <source>{level} {name} misses its margin floor of {floor} by {amount} (its margin is {margin}).</source>
        <translation>{level} {name} verfehlt die Mindestmarge von {floor} um {amount} (Marge: {margin}).</translation>
    </message>
    <message>
        <source>{who} holds {seat} in {month} but is not eligible for it.</source>
        <translation>{who} hält im {month} {seat}, ist dafür aber nicht geeignet.</translation>
    </message>
    <message>
        <source>{role} uses {n} FTE of contractors in {month}, but the role has no contractor rate, so none are allowed.</source>
        <translation>{role} setzt im {month} {n} FTE Externe ein, die Rolle hat aber keinen Kostensatz für Externe; es sind keine zulässig.</translation>
    </message>
    <message>
        <source>{role} uses {n} FTE of contractors in {month}; the limit is {limit}.</source>
        <translation>{role} setzt im {month} {n} FTE Externe ein; die Grenze ist {limit}.</translation>
    </message>
    <message>
        <source>Somebody unknown holds {seat} in {month}.</source>
        <translation>Jemand Unbekanntes hält {seat} im {month}.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>{role} on {study}</source>
        <translation>{role} in {study}</translation>
    </message>
    <message>
        <source>grade {n}</source>
        <translation>Stufe {n}</translation>
    </message>
    <message>
        <source>Seat {n} of {line} has more than one holder in {month}; the first one counts, not {who}.</source>
        <translation>Platz {n} von {line} wird im {month} mehrfach gehalten; der erste Eintrag zählt, nicht {who}.</translation>
    </message>
    <message>
        <source>Seat {n} of {line} carries nothing in {month}; {who} does not hold it there.</source>
        <translation>Auf Platz {n} von {line} ist im {month} nichts zu besetzen; {who} hält ihn dort nicht.</translation>
    </message>
    <message>
        <source>Months after {month} are no longer part of the plan.</source>
        <translation>Monate nach {month} gehören nicht mehr zum Plan.</translation>
    </message>
    <message>
        <source>{who} is no longer on the staff list.</source>
        <translation>{who} steht nicht mehr auf der Personalliste.</translation>
    </message>
    <message>
        <source>The line {line} is no longer part of the plan; its seats are gone.</source>
        <translation>Die Bedarfszeile {line} gehört nicht mehr zum Plan; ihre Plätze sind weg.</translation>
    </message>
    <message>
        <source>The line {line} had no seats in the plan; they are new and open.</source>
        <translation>Die Bedarfszeile {line} hatte im Plan keine Plätze; sie sind neu und offen.</translation>
    </message>
    <message>
        <source>Seat {n} of {line} is listed twice; the first one counts.</source>
        <translation>Platz {n} von {line} steht zweimal da; der erste zählt.</translation>
    </message>
    <message>
        <source>Seat {n} of {line} no longer exists.</source>
        <translation>Platz {n} von {line} gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>{who} holds a seat of {line} in a month outside the plan.</source>
        <translation>{who} hält einen Platz von {line} in einem Monat außerhalb des Plans.</translation>
    </message>
    <message>
        <source>1 is dedicated to another sponsor or excluded</source>
        <translation>1 ist fest bei einem anderen Sponsor oder ausgeschlossen</translation>
    </message>
    <message>
        <source>{n} are dedicated to another sponsor or excluded</source>
        <translation>{n} sind fest bei einem anderen Sponsor oder ausgeschlossen</translation>
    </message>
    <message>
        <source>1 is not employed or is away then</source>
        <translation>1 ist dann nicht angestellt oder abwesend</translation>
    </message>
    <message>
        <source>{n} are not employed or are away then</source>
        <translation>{n} sind dann nicht angestellt oder abwesend</translation>
    </message>
    <message>
        <source>1 is fully booked</source>
        <translation>1 ist ausgebucht</translation>
    </message>
    <message>
        <source>{n} are fully booked</source>
        <translation>{n} sind ausgebucht</translation>
    </message>
    <message>
        <source>1 has too little time left</source>
        <translation>1 hat zu wenig Zeit übrig</translation>
    </message>
    <message>
        <source>{n} have too little time left</source>
        <translation>{n} haben zu wenig Zeit übrig</translation>
    </message>
    <message>
        <source>1 is at their study limit</source>
        <translation>1 ist an der Studiengrenze</translation>
    </message>
    <message>
        <source>{n} are at their study limit</source>
        <translation>{n} sind an der Studiengrenze</translation>
    </message>
    <message>
        <source>None of the {total} people in this role could do this: {rules}.</source>
        <translation>Von den {total} Personen in dieser Rolle kommt niemand in Frage: {rules}.</translation>
    </message>
    <message>
        <source>Nobody in this role works in {where}.</source>
        <translation>In dieser Rolle arbeitet niemand in {where}.</translation>
    </message>
    <message>
        <source>Nobody in this role has grade {grade} or above.</source>
        <translation>In dieser Rolle hat niemand Stufe {grade} oder höher.</translation>
    </message>
    <message>
        <source>Nobody in this role has {skills}.</source>
        <translation>In dieser Rolle bringt niemand {skills} mit.</translation>
    </message>
    <message>
        <source>Everybody in this role is dedicated to another sponsor or excluded.</source>
        <translation>In dieser Rolle sind alle fest bei einem anderen Sponsor oder ausgeschlossen.</translation>
    </message>
    <message>
        <source>1 person is free: a margin floor or the price of a handover speaks against them.</source>
        <translation>1 Person ist frei; gegen sie spricht eine Mindestmarge oder der Preis einer Übergabe.</translation>
    </message>
    <message>
        <source>{n} people are free: a margin floor or the price of a handover speaks against them.</source>
        <translation>{n} Personen sind frei; gegen sie spricht eine Mindestmarge oder der Preis einer Übergabe.</translation>
    </message>
    <message>
        <source>Nobody has the role {role}.</source>
        <translation>Niemand hat die Rolle {role}.</translation>
    </message>
    <message>
        <source>{n} of the {total} people in this role could do this ({rules})</source>
        <translation>{n} der {total} Personen in dieser Rolle kommen in Frage ({rules})</translation>
    </message>
    <message>
        <source>1 person could do this</source>
        <translation>1 Person kommt in Frage</translation>
    </message>
    <message>
        <source>{n} people could do this</source>
        <translation>{n} Personen kommen in Frage</translation>
    </message>
    <message>
        <source>1 works outside {where}</source>
        <translation>1 arbeitet nicht in {where}</translation>
    </message>
    <message>
        <source>{n} work outside {where}</source>
        <translation>{n} arbeiten nicht in {where}</translation>
    </message>
    <message>
        <source>1 is below grade {grade}</source>
        <translation>1 liegt unter Stufe {grade}</translation>
    </message>
    <message>
        <source>{n} are below grade {grade}</source>
        <translation>{n} liegen unter Stufe {grade}</translation>
    </message>
    <message>
        <source>1 does not have {skills}</source>
        <translation>1 hat nicht {skills}</translation>
    </message>
    <message>
        <source>{n} do not have {skills}</source>
        <translation>{n} haben nicht {skills}</translation>
    </message>
    <message>
        <source>{parts} and {last}</source>
        <translation>{parts} und {last}</translation>
    </message>
    <message>
        <source>{parts} or {last}</source>
        <translation>{parts} oder {last}</translation>
    </message>
    <message>
        <source>Locked is Y or N.</source>
        <translation>Locked ist Y oder N.</translation>
    </message>
    <message>
        <source>Type one of them.</source>
        <translation>Geben Sie eines davon ein.</translation>
    </message>
    <message>
        <source>FTE is blank.</source>
        <translation>FTE ist leer.</translation>
    </message>
    <message>
        <source>Type it, or delete the row.</source>
        <translation>Tragen Sie einen Wert ein, oder löschen Sie die Zeile.</translation>
    </message>
    <message>
        <source>Month is blank.</source>
        <translation>Month ist leer.</translation>
    </message>
    <message>
        <source>Fill it in, or delete the row.</source>
        <translation>Füllen Sie die Zelle aus, oder löschen Sie die Zeile.</translation>
    </message>
    <message>
        <source>the marks are L, H and N, of which L alone can be changed: it locks the holder of the row.</source>
        <translation>die Kennzeichen sind L, H und N; nur L lässt sich ändern: es fixiert, wer in der Zeile steht.</translation>
    </message>
    <message>
        <source>Write remarks as comments.</source>
        <translation>Schreiben Sie Anmerkungen als Kommentare.</translation>
    </message>
    <message>
        <source>only a person on the staff list can be locked to a seat.</source>
        <translation>nur wer auf der Personalliste steht, lässt sich auf einem Platz fixieren.</translation>
    </message>
    <message>
        <source>Name who is meant, or clear the L.</source>
        <translation>Nennen Sie, wer gemeint ist, oder löschen Sie das L.</translation>
    </message>
    <message>
        <source>Give the staff id.</source>
        <translation>Geben Sie die Personalnummer an.</translation>
    </message>
    <message>
        <source>Give a staff id of the staff list.</source>
        <translation>Geben Sie eine Personalnummer der Personalliste an.</translation>
    </message>
    <message>
        <source>Did you mean {name}?</source>
        <translation>Meinten Sie {name}?</translation>
    </message>
    <message>
        <source>nobody on the staff list is called {name}.</source>
        <translation>auf der Personalliste heißt niemand {name}.</translation>
    </message>
    <message>
        <source>there is no demand for the study {study}.</source>
        <translation>für die Studie {study} gibt es keinen Bedarf.</translation>
    </message>
    <message>
        <source>Correct the study.</source>
        <translation>Berichtigen Sie die Studie.</translation>
    </message>
    <message>
        <source>several lines</source>
        <translation>mehrere Bedarfszeilen</translation>
    </message>
    <message>
        <source>no line with these countries, grade and skills</source>
        <translation>keine Bedarfszeile mit diesen Ländern, dieser Stufe und diesen Fähigkeiten</translation>
    </message>
    <message>
        <source>{study} has {what} for {role}.</source>
        <translation>{study} hat {what} für {role}.</translation>
    </message>
    <message>
        <source>Copy Countries, Min grade and Required skills from a row.</source>
        <translation>Übernehmen Sie Countries, Min grade und Required skills aus einer Zeile.</translation>
    </message>
    <message>
        <source>nobody on the staff list has the id {id}.</source>
        <translation>auf der Personalliste hat niemand die Nummer {id}.</translation>
    </message>
    <message>
        <source>several people are called {name}: {ids}.</source>
        <translation>mehrere heißen {name}: {ids}.</translation>
    </message>
    <message>
        <source>{study} needs no {role}.</source>
        <translation>{study} braucht keine Rolle {role}.</translation>
    </message>
    <message>
        <source>Correct the role, or the study.</source>
        <translation>Berichtigen Sie die Rolle oder die Studie.</translation>
    </message>
    <message>
        <source>a lock needs the seat that it is on, and the row names none.</source>
        <translation>eine Fixierung braucht den Platz, für den sie gilt, und die Zeile nennt keinen.</translation>
    </message>
    <message>
        <source>Give the number of the seat, or lock it in the plan afterwards.</source>
        <translation>Geben Sie die Nummer des Platzes an, oder fixieren Sie danach im Plan.</translation>
    </message>
    <message>
        <source>seats are numbered 1, 2 and so on.</source>
        <translation>Plätze sind mit 1, 2 und so weiter nummeriert.</translation>
    </message>
    <message>
        <source>Correct the number, or clear it.</source>
        <translation>Berichtigen Sie die Nummer, oder leeren Sie die Zelle.</translation>
    </message>
    <message>
        <source>the cell has no value that can be read.</source>
        <translation>die Zelle hat keinen lesbaren Wert.</translation>
    </message>
    <message>
        <source>Type the number itself.</source>
        <translation>Geben Sie die Zahl selbst ein.</translation>
    </message>
    <message>
        <source>nobody can work less than nothing.</source>
        <translation>niemand kann weniger als nichts arbeiten.</translation>
    </message>
    <message>
        <source>Correct the number.</source>
        <translation>Berichtigen Sie die Zahl.</translation>
    </message>
    <message>
        <source>The clipboard holds more than {n} cells. Copy the range of the plan alone.</source>
        <translation>Die Zwischenablage enthält mehr als {n} Zellen. Kopieren Sie nur den Bereich des Plans.</translation>
    </message>
    <message>
        <source>row {row}, column {column}: several people are called “{name}”</source>
        <translation>Zeile {row}, Spalte {column}: Mehrere heißen „{name}“</translation>
    </message>
    <message>
        <source>row {row}, column {column}: nobody is called “{name}”</source>
        <translation>Zeile {row}, Spalte {column}: Niemand heißt „{name}“</translation>
    </message>
    <message>
        <source>Nothing was pasted. {trouble}. Cells may hold a name, a staff id, “open” or “contractor”; empty cells leave the plan as it is.</source>
        <translation>Es wurde nichts eingefügt. {trouble}. Zellen können einen Namen, eine Personalnummer, „open“ (offen) oder „contractor“ (extern) enthalten; leere Zellen lassen den Plan, wie er ist.</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>und {n} weitere</translation>
    </message>
    <message>
        <source>{name} is dedicated to another sponsor or excluded from this study.</source>
        <translation>{name} ist fest bei einem anderen Sponsor oder von dieser Studie ausgeschlossen.</translation>
    </message>
    <message>
        <source>{name} is not in the role {role}.</source>
        <translation>{name} ist nicht in der Rolle {role}.</translation>
    </message>
    <message>
        <source>{name} has grade {n}; this seat asks for grade {grade} or above.</source>
        <translation>{name} hat Stufe {n}; dieser Platz verlangt Stufe {grade} oder höher.</translation>
    </message>
    <message>
        <source>{name} is in {country}; this seat asks for {countries}.</source>
        <translation>{name}: Land {country}; dieser Platz verlangt {countries}.</translation>
    </message>
    <message>
        <source>{name} lacks {skills}.</source>
        <translation>{name} fehlt: {skills}.</translation>
    </message>
    <message>
        <source>no country</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>{name} is not available in {month}.</source>
        <translation>{name} ist im {month} nicht verfügbar.</translation>
    </message>
    <message>
        <source>{name} has {n} FTE left in {month}; {needed} are needed.</source>
        <translation>{name} hat im {month} noch {n} FTE frei; nötig sind {needed}.</translation>
    </message>
    <message>
        <source>{name} is at the limit of studies in {month}.</source>
        <translation>{name} ist im {month} an der Studiengrenze.</translation>
    </message>
    <message>
        <source>floor {n}</source>
        <translation>Mindestmarge {n}</translation>
    </message>
    <message>
        <source>floor broken</source>
        <translation>Mindestmarge verletzt</translation>
    </message>
    <message>
        <source>leave</source>
        <translation>Abwesenheit</translation>
    </message>
    <message>
        <source>1 cannot have it, for the seat is locked</source>
        <translation>1 kommt nicht in Frage, weil der Platz fixiert ist</translation>
    </message>
    <message>
        <source>{n} cannot have it, for the seat is locked</source>
        <translation>{n} kommen nicht in Frage, weil der Platz fixiert ist</translation>
    </message>
    <message>
        <source>{words} ({obstacle} in {month})</source>
        <translation>{words} ({month}: {obstacle})</translation>
    </message>
    <message>
        <source>{told} for some of it</source>
        <translation>{told} (für einen Teil der Zeit)</translation>
    </message>
    <message>
        <source>open demand</source>
        <translation>offener Bedarf</translation>
    </message>
    <message>
        <source>contractors</source>
        <translation>Externe</translation>
    </message>
    <message>
        <source>work by people new to the sponsor</source>
        <translation>Arbeit von Personen, die neu beim Sponsor sind</translation>
    </message>
    <message>
        <source>handovers</source>
        <translation>Übergaben</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>continuity floors</source>
        <translation>Mindestkontinuität</translation>
    </message>
    <message>
        <source>changes to the published plan</source>
        <translation>Änderungen am veröffentlichten Plan</translation>
    </message>
    <message>
        <source>{line}, seat {n}</source>
        <translation>{line}, Platz {n}</translation>
    </message>
    <message>
        <source>free in {when}</source>
        <translation>frei in {when}</translation>
    </message>
    <message>
        <source>{n} of {total} months</source>
        <translation>{n} von {total} Monaten</translation>
    </message>
    <message>
        <source>at the limit of 1 study</source>
        <translation>an der Grenze von 1 Studie</translation>
    </message>
    <message>
        <source>at the limit of {n} studies</source>
        <translation>an der Grenze von {n} Studien</translation>
    </message>
    <message>
        <source>excluded from {names}</source>
        <translation>ausgeschlossen von {names}</translation>
    </message>
    <message>
        <source>the margin floor of {floor} on {whose} by {amount} (its margin would be {margin})</source>
        <translation>die Mindestmarge von {floor} für {whose} um {amount} (Marge dann: {margin})</translation>
    </message>
    <message>
        <source>free for all of it</source>
        <translation>die ganze Zeit frei</translation>
    </message>
    <message>
        <source>from {month}</source>
        <translation>ab {month}</translation>
    </message>
    <message>
        <source>until {month}</source>
        <translation>bis {month}</translation>
    </message>
    <message>
        <source>{n} FTE short</source>
        <translation>{n} FTE zu wenig frei</translation>
    </message>
    <message>
        <source>the seat is locked on somebody else</source>
        <translation>der Platz ist für jemand anderen fixiert</translation>
    </message>
    <message>
        <source>fully booked</source>
        <translation>ausgebucht</translation>
    </message>
    <message>
        <source>starts on {day}</source>
        <translation>beginnt am {day}</translation>
    </message>
    <message>
        <source>leaves on {day}</source>
        <translation>scheidet am {day} aus</translation>
    </message>
    <message>
        <source>does not have {skills}</source>
        <translation>hat nicht {skills}</translation>
    </message>
    <message>
        <source>dedicated to {sponsor}</source>
        <translation>fest bei {sponsor}</translation>
    </message>
    <message>
        <source>one grade short</source>
        <translation>eine Stufe zu niedrig</translation>
    </message>
    <message>
        <source>two grades short</source>
        <translation>zwei Stufen zu niedrig</translation>
    </message>
    <message>
        <source>three grades short</source>
        <translation>drei Stufen zu niedrig</translation>
    </message>
    <message>
        <source>{n} grades short</source>
        <translation>{n} Stufen zu niedrig</translation>
    </message>
    <message>
        <source>new to the sponsor</source>
        <translation>neu beim Sponsor</translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names} und {n} weitere</translation>
    </message>
    <message>
        <source>{n} pts</source>
        <translation>{n} Pkt.</translation>
    </message>
    <message>
        <source>no part changes</source>
        <translation>kein Teil ändert sich</translation>
    </message>
    <message>
        <source>the portfolio</source>
        <translation>das Portfolio</translation>
    </message>
    <message>
        <source>score {n} ({parts})</source>
        <translation>Zielwert {n} ({parts})</translation>
    </message>
    <message>
        <source>free {when}</source>
        <translation>frei {when}</translation>
    </message>
    <message>
        <source>works in {country}</source>
        <translation>arbeitet in {country}</translation>
    </message>
    <message>
        <source>has no country</source>
        <translation>ohne Land</translation>
    </message>
    <message>
        <source>{where}, allowed is {allowed}</source>
        <translation>{where}, zulässig ist {allowed}</translation>
    </message>
    <message>
        <source>{where}, allowed are {allowed}</source>
        <translation>{where}, zulässig sind {allowed}</translation>
    </message>
    <message>
        <source>for an unknown time</source>
        <translation>unbekannt wie lange</translation>
    </message>
    <message>
        <source>last in {month}</source>
        <translation>zuletzt {month}</translation>
    </message>
    <message>
        <source>with {names}</source>
        <translation>mit {names}</translation>
    </message>
    <message>
        <source>breaks {floors}</source>
        <translation>verletzt {floors}</translation>
    </message>
    <message>
        <source>mends the margin floor on {names}</source>
        <translation>hält die Mindestmarge für {names} wieder ein</translation>
    </message>
    <message>
        <source>The plan has changed since this was worked out. Select the seat again.</source>
        <translation>Der Plan hat sich seit dieser Auskunft geändert. Wählen Sie den Platz noch einmal aus.</translation>
    </message>
    <message>
        <source>the role has no contractor rate.</source>
        <translation>die Rolle hat keinen Kostensatz für Externe.</translation>
    </message>
    <message>
        <source>the contractor limit of the role is reached.</source>
        <translation>die Höchstzahl Externe der Rolle ist erreicht.</translation>
    </message>
    <message>
        <source>there is nothing to hold.</source>
        <translation>dort ist nichts zu besetzen.</translation>
    </message>
    <message>
        <source>{name}: not possible. {reasons}.</source>
        <translation>{name}: nicht möglich. {reasons}.</translation>
    </message>
    <message>
        <source>{who} is not eligible.</source>
        <translation>{who} ist nicht geeignet.</translation>
    </message>
    <message>
        <source>{who} does not have enough time.</source>
        <translation>{who} hat nicht genug Zeit.</translation>
    </message>
    <message>
        <source>{who} would work on too many studies.</source>
        <translation>{who} würde in zu vielen Studien arbeiten.</translation>
    </message>
    <message>
        <source>a rule speaks against it.</source>
        <translation>eine Regel spricht dagegen.</translation>
    </message>
    <message>
        <source>Possible in {months}.</source>
        <translation>Möglich im Zeitraum {months}.</translation>
    </message>
    <message>
        <source>{seats} follow the locks of today&apos;s assignments.</source>
        <translation>Die Fixierungen der heutigen Einsätze bestimmen: {seats}.</translation>
    </message>
    <message>
        <source>Nothing is selected. Select months of a seat first.</source>
        <translation>Es ist nichts ausgewählt. Wählen Sie zuerst Monate eines Platzes aus.</translation>
    </message>
    <message>
        <source>A selected seat is no longer there. Select it again.</source>
        <translation>Ein ausgewählter Platz ist nicht mehr da. Wählen Sie ihn noch einmal aus.</translation>
    </message>
    <message>
        <source>locked; unlock it first.</source>
        <translation>fixiert; heben Sie zuerst die Fixierung auf.</translation>
    </message>
    <message>
        <source>locked for somebody else.</source>
        <translation>für jemand anderen fixiert.</translation>
    </message>
    <message>
        <source>Possible for some of the seats only.</source>
        <translation>Nur für einen Teil der Plätze möglich.</translation>
    </message>
    <message>
        <source>Not possible in any of these months.</source>
        <translation>In keinem dieser Monate möglich.</translation>
    </message>
    <message>
        <source>{sentence} It is open.</source>
        <translation>{sentence} Der Platz ist offen.</translation>
    </message>
    <message>
        <source>{place}: open, for {who} is locked elsewhere.</source>
        <translation>{place}: offen, denn {who} ist anderswo fixiert.</translation>
    </message>
    <message>
        <source>{place} cannot grow to {amount} in {months}: {source} carry up to {n} FTE too little. Change the demand of the line, or name a seat to take from.</source>
        <translation>{place} kann nicht auf {amount} wachsen ({months}): {source} um bis zu {n} FTE zu klein. Ändern Sie den Bedarf der Zeile, oder nennen Sie einen Platz, von dem genommen wird.</translation>
    </message>
    <message>
        <source>the other seat</source>
        <translation>der andere Platz ist</translation>
    </message>
    <message>
        <source>the open seats of its line</source>
        <translation>die offenen Plätze der Bedarfszeile sind</translation>
    </message>
    <message>
        <source>This seat is no longer there. Select it again.</source>
        <translation>Dieser Platz ist nicht mehr da. Wählen Sie ihn noch einmal aus.</translation>
    </message>
    <message>
        <source>{place} carries {amount} at most; to split it, keep more than 0 and less than {most}.</source>
        <translation>{place} umfasst höchstens {amount}; behalten Sie beim Teilen mehr als 0 und weniger als {most}.</translation>
    </message>
    <message>
        <source>Select two or more seats of the same line to merge them.</source>
        <translation>Wählen Sie zum Zusammenlegen zwei oder mehr Plätze derselben Bedarfszeile aus.</translation>
    </message>
    <message>
        <source>These seats come from today&apos;s assignments of {names}; seats of different assignments stay apart.</source>
        <translation>Diese Plätze stammen aus heutigen Einsätzen von {names}; Plätze verschiedener Einsätze bleiben getrennt.</translation>
    </message>
    <message>
        <source>{who} no longer holds a seat of {line} in {months}.</source>
        <translation>{who} hält keinen Platz von {line} mehr ({months}).</translation>
    </message>
    <message>
        <source>A seat cannot carry less than nothing.</source>
        <translation>Ein Platz kann nicht weniger als nichts umfassen.</translation>
    </message>
    <message>
        <source>The other seat must be another one of the same line.</source>
        <translation>Der andere Platz muss ein anderer derselben Bedarfszeile sein.</translation>
    </message>
    <message>
        <source>Demand cannot be less than nothing.</source>
        <translation>Der Bedarf kann nicht weniger als nichts sein.</translation>
    </message>
    <message>
        <source>Choose months of the plan.</source>
        <translation>Wählen Sie Monate des Plans.</translation>
    </message>
    <message>
        <source>{line} needs that much already.</source>
        <translation>{line} hat diesen Bedarf schon.</translation>
    </message>
    <message>
        <source>The seats are held like this already.</source>
        <translation>Die Plätze sind schon so besetzt.</translation>
    </message>
    <message>
        <source>There is nothing to swap in these months.</source>
        <translation>In diesen Monaten gibt es nichts zu tauschen.</translation>
    </message>
    <message>
        <source>There is nobody to extend, or no month beside the selection.</source>
        <translation>Es ist niemand zum Verlängern da, oder neben der Auswahl liegt kein Monat.</translation>
    </message>
    <message>
        <source>{place} carries nothing in these months.</source>
        <translation>Auf {place} ist in diesen Monaten nichts zu besetzen.</translation>
    </message>
    <message>
        <source>Two seats can be swapped in months that are selected on both. Select the same months.</source>
        <translation>Zwei Plätze lassen sich in Monaten tauschen, die auf beiden ausgewählt sind. Wählen Sie dieselben Monate aus.</translation>
    </message>
    <message>
        <source>{place}: no lock was set by hand.</source>
        <translation>{place}: Hier wurde von Hand nichts fixiert.</translation>
    </message>
    <message>
        <source>{place}: no person on the staff list to lock.</source>
        <translation>{place}: Hier ist niemand von der Personalliste zu fixieren.</translation>
    </message>
    <message>
        <source>{place}: locked by the list of today&apos;s assignments. Take the mark Locked off there, in Assignments.</source>
        <translation>{place}: durch die Liste der heutigen Einsätze fixiert. Nehmen Sie dort, auf dem Blatt Assignments, das Kennzeichen Locked heraus.</translation>
    </message>
    <message>
        <source>{place}: locked already.</source>
        <translation>{place}: schon fixiert.</translation>
    </message>
    <message>
        <source>{name} (edited)</source>
        <translation>{name} (bearbeitet)</translation>
    </message>
    <message>
        <source>{name} (edited {n})</source>
        <translation>{name} (bearbeitet {n})</translation>
    </message>
    <message>
        <source>The line {line} is no longer planned; its seats are gone.</source>
        <translation>Die Bedarfszeile {line} wird nicht mehr geplant; ihre Plätze sind weg.</translation>
    </message>
    <message>
        <source>{study} cannot end before it starts. Correct one of the dates.</source>
        <translation>{study} kann nicht enden, bevor die Studie beginnt. Berichtigen Sie eines der Daten.</translation>
    </message>
    <message>
        <source>{study} has these dates already.</source>
        <translation>{study} hat diese Daten schon.</translation>
    </message>
    <message>
        <source>The seats of {study} do not add up to its demand. Plan again first.</source>
        <translation>Die Plätze von {study} ergeben nicht den Bedarf. Planen Sie zuerst neu.</translation>
    </message>
    <message>
        <source>{study} now starts before its earliest start, {day}.</source>
        <translation>{study} beginnt jetzt vor dem frühesten Beginn, {day}.</translation>
    </message>
    <message>
        <source>{study} now starts after its latest start, {day}.</source>
        <translation>{study} beginnt jetzt nach dem spätesten Beginn, {day}.</translation>
    </message>
    <message>
        <source>{study} is {status}; its probability follows from that. Change its status first.</source>
        <translation>{study} hat den Auftragsstand {status}; daraus folgt die Wahrscheinlichkeit. Ändern Sie zuerst den Auftragsstand.</translation>
    </message>
    <message>
        <source>A probability lies between 0 % and 100 %.</source>
        <translation>Eine Wahrscheinlichkeit liegt zwischen 0 % und 100 %.</translation>
    </message>
    <message>
        <source>{study} has this probability already.</source>
        <translation>{study} hat diese Wahrscheinlichkeit schon.</translation>
    </message>
    <message>
        <source>{n} FTE-months of {line} fall outside the plan or the study.</source>
        <translation>{n} FTE-Monate von {line} liegen außerhalb des Plans oder der Studie.</translation>
    </message>
    <message>
        <source>{study} cannot move that far. Choose fewer months.</source>
        <translation>{study} lässt sich nicht so weit verschieben. Wählen Sie weniger Monate.</translation>
    </message>
    <message>
        <source>The portfolio has no sponsor {name}.</source>
        <translation>Das Portfolio hat keinen Sponsor {name}.</translation>
    </message>
    <message>
        <source>The months {first} to {last} run backwards: say the earlier one first.</source>
        <translation>Die Monate {first} bis {last} laufen rückwärts: Nennen Sie den früheren zuerst.</translation>
    </message>
    <message>
        <source>A plan workbook has no sheet {name}. There are: {names}.</source>
        <translation>Eine Planarbeitsmappe hat kein Blatt {name}. Es gibt: {names}.</translation>
    </message>
    <message>
        <source>There are: {names}.</source>
        <translation>Es gibt: {names}.</translation>
    </message>
    <message>
        <source>The plan has no month {month}. It runs from {first} to {last}.</source>
        <translation>Der Plan hat keinen Monat {month}. Er läuft von {first} bis {last}.</translation>
    </message>
    <message>
        <source>There is nothing to export: choose at least one sheet.</source>
        <translation>Es gibt nichts zu exportieren: Wählen Sie mindestens ein Blatt.</translation>
    </message>
    <message>
        <source>A workbook that is safe to send to a sponsor is for one sponsor: name exactly one.</source>
        <translation>Eine Arbeitsmappe, die an einen Sponsor gehen darf, ist für einen Sponsor: Nennen Sie genau einen.</translation>
    </message>
    <message>
        <source>Only what concerns {sponsor}, and the people who work for them.</source>
        <translation>Nur was {sponsor} betrifft, und die Personen, die dafür arbeiten.</translation>
    </message>
    <message>
        <source>Only the months {first} to {last}; figures without a month are of the whole plan.</source>
        <translation>Nur die Monate {first} bis {last}; Kennzahlen ohne Monat gelten für den ganzen Plan.</translation>
    </message>
    <message>
        <source>Staff ids without names.</source>
        <translation>Personalnummern ohne Namen.</translation>
    </message>
    <message>
        <source>Without costs, rates and margins.</source>
        <translation>Ohne Kosten, Sätze und Margen.</translation>
    </message>
    <message>
        <source>Without the kinds of leave.</source>
        <translation>Ohne die Arten der Abwesenheit.</translation>
    </message>
    <message>
        <source>Only the sheets {names}.</source>
        <translation>Nur die Blätter {names}.</translation>
    </message>
    <message>
        <source>Only the sponsor {names}, and the people who work for them; the figures are theirs.</source>
        <translation>Nur der Sponsor {names} und die Personen, die dafür arbeiten; so auch die Kennzahlen.</translation>
    </message>
    <message>
        <source>Only the sponsors {names}, and the people who work for them; the figures are theirs.</source>
        <translation>Nur die Sponsoren {names} und die Personen, die dafür arbeiten; so auch die Kennzahlen.</translation>
    </message>
    <message>
        <source>{name} must end in {endings}.</source>
        <translation>{name} muss auf {endings} enden.</translation>
    </message>
    <message>
        <source>CSV holds flat tables only. Choose among: {names}.</source>
        <translation>CSV fasst nur flache Tabellen. Wählen Sie unter: {names}.</translation>
    </message>
    <message>
        <source>A CSV file holds one table: choose one of {names}, or let the name end in {ending} for all.</source>
        <translation>Eine CSV-Datei fasst eine Tabelle: Wählen Sie eine von {names}, oder lassen Sie den Namen auf {ending} enden, dann kommen alle.</translation>
    </message>
    <message>
        <source>None of the tables that were chosen may leave: they hold what is to stay, or do not exist.</source>
        <translation>Keine der gewählten Tabellen darf hinaus: Sie enthalten, was hier bleiben soll, oder es gibt sie nicht.</translation>
    </message>
    <message>
        <source>1 assignment would go, too.</source>
        <translation>1 Einsatz ginge mit.</translation>
    </message>
    <message>
        <source>{n} assignments would go, too.</source>
        <translation>{n} Einsätze gingen mit.</translation>
    </message>
    <message>
        <source>1 absence would go, too.</source>
        <translation>1 Abwesenheit ginge mit.</translation>
    </message>
    <message>
        <source>{n} absences would go, too.</source>
        <translation>{n} Abwesenheiten gingen mit.</translation>
    </message>
    <message>
        <source>1 experience would go, too.</source>
        <translation>1 Erfahrung ginge mit.</translation>
    </message>
    <message>
        <source>{n} experiences would go, too.</source>
        <translation>{n} Erfahrungen gingen mit.</translation>
    </message>
    <message>
        <source>1 assignment</source>
        <translation>1 Einsatz</translation>
    </message>
    <message>
        <source>{n} assignments</source>
        <translation>{n} Einsätze</translation>
    </message>
    <message>
        <source>1 line of its demand would go, too.</source>
        <translation>1 Bedarfszeile ginge mit.</translation>
    </message>
    <message>
        <source>{n} lines of its demand would go, too.</source>
        <translation>{n} Bedarfszeilen gingen mit.</translation>
    </message>
    <message>
        <source>{assignments} would go, too, {n} of them locked.</source>
        <translation>Mit verloren: {assignments}, davon {n} fixiert.</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} Tage</translation>
    </message>
    <message>
        <source>{study} is new: {facts}, {first} to {last}.</source>
        <translation>{study} ist neu: {facts}, {first} bis {last}.</translation>
    </message>
    <message>
        <source>{study}: probability {before} → {after}.</source>
        <translation>{study}: Wahrscheinlichkeit {before} → {after}.</translation>
    </message>
    <message>
        <source>1 month</source>
        <translation>1 Monat</translation>
    </message>
    <message>
        <source>{n} months</source>
        <translation>{n} Monate</translation>
    </message>
    <message>
        <source>{days} (about {n} months)</source>
        <translation>{days} (etwa {n} Monate)</translation>
    </message>
    <message>
        <source>{study} ({status}, start {day}) is no longer on the roadmap.</source>
        <translation>{study} ({status}, Beginn {day}) steht nicht mehr auf der Roadmap.</translation>
    </message>
    <message>
        <source>start {before} → {after}</source>
        <translation>Beginn {before} → {after}</translation>
    </message>
    <message>
        <source>{study} slipped by {span}: {days}.</source>
        <translation>{study} verschiebt sich um {span} nach hinten: {days}.</translation>
    </message>
    <message>
        <source>{study} moved earlier by {span}: {days}.</source>
        <translation>{study} rückt um {span} nach vorn: {days}.</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>{study}: other facts changed.</source>
        <translation>{study}: Anderes hat sich geändert.</translation>
    </message>
    <message>
        <source>end {before} → {after}</source>
        <translation>Ende {before} → {after}</translation>
    </message>
    <message>
        <source>the end stays {day}</source>
        <translation>das Ende bleibt {day}</translation>
    </message>
    <message>
        <source>{study} ends {span} later: {before} → {after}.</source>
        <translation>{study} endet {span} später: {before} → {after}.</translation>
    </message>
    <message>
        <source>{study} ends {span} earlier: {before} → {after}.</source>
        <translation>{study} endet {span} früher: {before} → {after}.</translation>
    </message>
    <message>
        <source>Frontier {n}, {weights}</source>
        <translation>Grenzlinie {n}, {weights}</translation>
    </message>
    <message>
        <source>Frontier 0, own weights</source>
        <translation>Grenzlinie 0, eigene Gewichte</translation>
    </message>
    <message>
        <source>{who}, locked</source>
        <translation>{who}, fixiert</translation>
    </message>
    <message>
        <source>{status}, portfolio changed since</source>
        <translation>{status}, Portfolio seither geändert</translation>
    </message>
    <message>
        <source>Copy of {name}</source>
        <translation>Kopie von {name}</translation>
    </message>
    <message>
        <source>Nothing may change: no seat with work lies in what was chosen. Choose more, or freeze fewer months.</source>
        <translation>Nichts darf sich ändern: In der Auswahl liegt kein Platz mit Arbeit. Wählen Sie mehr aus, oder lassen Sie weniger Monate unverändert.</translation>
    </message>
    <message>
        <source>Nothing may change: all that was chosen is locked. Choose more, or unlock some of it.</source>
        <translation>Nichts darf sich ändern: Alles Ausgewählte ist fixiert. Wählen Sie mehr aus, oder heben Sie einen Teil der Fixierungen auf.</translation>
    </message>
    <message>
        <source>Nothing to staff: no study within the plan has demand</source>
        <translation>Nichts zu besetzen: keine Studie innerhalb des Plans hat Bedarf</translation>
    </message>
    <message>
        <source>{name} (Recovered)</source>
        <translation>{name} (wiederhergestellt)</translation>
    </message>
    <message>
        <source>{name} (read-only)</source>
        <translation>{name} (schreibgeschützt)</translation>
    </message>
    <message>
        <source>moved or deleted</source>
        <translation>verschoben oder gelöscht</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>{name} needs a name of its own: use Save As.</source>
        <translation>{name} braucht einen eigenen Namen: Nehmen Sie „Speichern unter“.</translation>
    </message>
    <message>
        <source>Opening {name}</source>
        <translation>Öffnen von {name}</translation>
    </message>
    <message>
        <source>Check the name and that you may read it.</source>
        <translation>Prüfen Sie den Namen, und ob Sie die Datei lesen dürfen.</translation>
    </message>
    <message>
        <source>another window is recovering it</source>
        <translation>ein anderes Fenster stellt es gerade wieder her</translation>
    </message>
    <message>
        <source>Saving {name}</source>
        <translation>Speichern von {name}</translation>
    </message>
    <message>
        <source>Your changes are kept. Make room, or save under another name or place.</source>
        <translation>Ihre Änderungen bleiben erhalten. Schaffen Sie Platz, oder speichern Sie unter anderem Namen oder anderswo.</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <source>your disk quota is used up</source>
        <translation>Ihr Speicherkontingent ist aufgebraucht</translation>
    </message>
    <message>
        <source>the disk does not take a file of this size</source>
        <translation>der Datenträger nimmt keine Datei dieser Größe auf</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>der Datenträger ist schreibgeschützt</translation>
    </message>
    <message>
        <source>you may not write there</source>
        <translation>Sie dürfen dort nicht schreiben</translation>
    </message>
    <message>
        <source>the folder or file is not there any more</source>
        <translation>Ordner oder Datei ist nicht mehr da</translation>
    </message>
    <message>
        <source>the folder is not there any more</source>
        <translation>der Ordner ist nicht mehr da</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>der Name ist zu lang</translation>
    </message>
    <message>
        <source>the disk reports an error</source>
        <translation>der Datenträger meldet einen Fehler</translation>
    </message>
    <message>
        <source>no file can be written there</source>
        <translation>dort lässt sich keine Datei schreiben</translation>
    </message>
    <message>
        <source>the disk is full or reports an error</source>
        <translation>der Datenträger ist voll oder meldet einen Fehler</translation>
    </message>
    <message>
        <source>another program keeps the file locked</source>
        <translation>ein anderes Programm hält die Datei gesperrt</translation>
    </message>
    <message>
        <source>{doing} did not work: {reason}. {advice}</source>
        <translation>{doing} ging nicht: {reason}. {advice}</translation>
    </message>
    <message>
        <source>{name} is already open: {holder}. You can open it read-only.</source>
        <translation>{name} ist schon geöffnet: {holder}. Sie können es schreibgeschützt öffnen.</translation>
    </message>
    <message>
        <source>{name} was {what} by something else since it was opened. Saving now would replace it.</source>
        <translation>{name} wurde seit dem Öffnen von anderer Seite {what}. Speichern würde die Datei ersetzen.</translation>
    </message>
    <message>
        <source>Open a backup or an earlier copy of the file; this one was left as it is.</source>
        <translation>Öffnen Sie eine Sicherung oder eine frühere Kopie der Datei; diese blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>{name} is empty (0 bytes), so there is nothing to open. Look for a copy of the file.</source>
        <translation>{name} ist leer (0 Bytes), es gibt nichts zu öffnen. Suchen Sie eine Kopie der Datei.</translation>
    </message>
    <message>
        <source>{name} is not a Throughline document. If it is a workbook, import it instead.</source>
        <translation>{name} ist kein Dokument von Throughline. Wenn es eine Arbeitsmappe ist, importieren Sie sie.</translation>
    </message>
    <message>
        <source>{name} was made by a later version of {version}. Install the newest version to open it; the file was left as it is.</source>
        <translation>{name} stammt von einer späteren Version von {version}. Installieren Sie die neueste Version, um es zu öffnen; die Datei blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>{name} is damaged: {what}. {advice}</source>
        <translation>{name} ist beschädigt: {what}. {advice}</translation>
    </message>
    <message>
        <source>{name} is a database of another program, not a Throughline document.</source>
        <translation>{name} ist die Datenbank eines anderen Programms, kein Dokument von Throughline.</translation>
    </message>
    <message>
        <source>{name} was refused: {why}. It may have been tampered with. {advice}</source>
        <translation>{name} wurde abgelehnt: {why}. Vielleicht hat jemand die Datei manipuliert. {advice}</translation>
    </message>
    <message>
        <source>its pages contradict one another</source>
        <translation>ihre Seiten widersprechen einander</translation>
    </message>
    <message>
        <source>the content of {names} is not what was saved</source>
        <translation>der Inhalt von {names} ist nicht, was gespeichert wurde</translation>
    </message>
    <message>
        <source>its pages cannot be read</source>
        <translation>ihre Seiten sind nicht lesbar</translation>
    </message>
    <message>
        <source>it holds values that Throughline cannot have written</source>
        <translation>sie enthält Werte, die Throughline nicht geschrieben haben kann</translation>
    </message>
    <message>
        <source>by {user} on {host} (process {n}) since {time}</source>
        <translation>von {user} auf {host} (Prozess {n}) seit {time}</translation>
    </message>
    <message>
        <source>by somebody who opened it at the same moment</source>
        <translation>von jemandem, der es im selben Augenblick geöffnet hat</translation>
    </message>
    <message>
        <source>it holds or lacks things that Throughline never writes or leaves out: {what}</source>
        <translation>sie enthält oder entbehrt, was Throughline nie schreibt oder weglässt: {what}</translation>
    </message>
    <message>
        <source>the table {name} is missing or was changed by something else</source>
        <translation>die Tabelle {name} fehlt oder wurde von anderer Seite geändert</translation>
    </message>
    <message>
        <source>This cannot be kept in a document: {error}. Nothing was changed.</source>
        <translation>Das lässt sich in keinem Dokument behalten: {error}. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The document is as it was before. Save it elsewhere.</source>
        <translation>Das Dokument ist, wie es vorher war. Speichern Sie es anderswo.</translation>
    </message>
    <message>
        <source>Make room in {folder} and try again.</source>
        <translation>Schaffen Sie Platz in {folder}, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Keeping the change</source>
        <translation>Das Festhalten der Änderung</translation>
    </message>
    <message>
        <source>Opening a working copy</source>
        <translation>Das Öffnen einer Arbeitskopie</translation>
    </message>
    <message>
        <source>The demand or the locks of {lines} have changed since the plan was made, so the seats are new.</source>
        <translation>Bedarf oder Fixierungen von {lines} haben sich seit dem Plan geändert, deshalb sind die Plätze neu.</translation>
    </message>
    <message>
        <source>seat {n} of {line} in {month}</source>
        <translation>Platz {n} von {line} im {month}</translation>
    </message>
    <message>
        <source>a lock puts somebody else there</source>
        <translation>eine Fixierung setzt dort jemand anderen ein</translation>
    </message>
    <message>
        <source>the rules no longer allow the holder</source>
        <translation>die Regeln lassen die bisherige Besetzung nicht mehr zu</translation>
    </message>
    <message>
        <source>Fixed, but changed all the same, for {why}: {names}.</source>
        <translation>Festgehalten und doch geändert ({why}): {names}.</translation>
    </message>
    <message>
        <source>The optimizer stopped unexpectedly; the best plan it had sent is kept.</source>
        <translation>Der Optimierer hat unerwartet aufgehört; der beste Plan, den er geschickt hat, bleibt erhalten.</translation>
    </message>
    <message>
        <source>The optimizer ran out of memory.</source>
        <translation>Dem Optimierer ging der Speicher aus.</translation>
    </message>
    <message>
        <source>The optimizer failed.</source>
        <translation>Der Optimierer ist gescheitert.</translation>
    </message>
    <message>
        <source>At most {most} people should move; locks and rules make {n} of them move.</source>
        <translation>Höchstens {most} Personen sollten wechseln; Fixierungen und Regeln lassen {n} wechseln.</translation>
    </message>
    <message>
        <source>{n} FTE</source>
        <translation>{n} FTE</translation>
    </message>
    <message>
        <source>{role} {n} of {study}</source>
        <translation>{role} {n} von {study}</translation>
    </message>
    <message>
        <source>{n} seats</source>
        <translation>{n} Plätze</translation>
    </message>
    <message>
        <source>Extend {place} by 1 month later</source>
        <translation>{place} um 1 Monat verlängern</translation>
    </message>
    <message>
        <source>Extend {place} by {n} months later</source>
        <translation>{place} um {n} Monate verlängern</translation>
    </message>
    <message>
        <source>Resize {place} to {amount}</source>
        <translation>{place} auf {amount} ändern</translation>
    </message>
    <message>
        <source>Swap {who}, {months}</source>
        <translation>{who} tauschen, {months}</translation>
    </message>
    <message>
        <source>Swap the holders of {seats}, {months}</source>
        <translation>Personen von {seats} tauschen, {months}</translation>
    </message>
    <message>
        <source>Paste into {place}</source>
        <translation>In {place} einfügen</translation>
    </message>
    <message>
        <source>Clear {place}</source>
        <translation>{place} leeren</translation>
    </message>
    <message>
        <source>Lock {place}</source>
        <translation>{place} fixieren</translation>
    </message>
    <message>
        <source>Unlock {place}</source>
        <translation>Fixierung von {place} aufheben</translation>
    </message>
    <message>
        <source>Extend {place} by 1 month earlier</source>
        <translation>{place} 1 Monat früher beginnen</translation>
    </message>
    <message>
        <source>Extend {place} by {n} months earlier</source>
        <translation>{place} {n} Monate früher beginnen</translation>
    </message>
    <message>
        <source>Split {place} at {amount}</source>
        <translation>{place} bei {amount} teilen</translation>
    </message>
    <message>
        <source>Merge {place}</source>
        <translation>{place} zusammenlegen</translation>
    </message>
    <message>
        <source>Change the demand of {place} to {amount}</source>
        <translation>Bedarf von {place} auf {amount} ändern</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>{n} weitere</translation>
    </message>
    <message>
        <source>A plan needs a name.</source>
        <translation>Ein Plan braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is already a plan named {name}. Choose another name.</source>
        <translation>Es gibt schon einen Plan namens {name}. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is no {kind} {name} in this document.</source>
        <translation>In diesem Dokument gibt es nicht: {kind} {name}.</translation>
    </message>
    <message>
        <source>A note can have {n} characters; this one has {length}. Shorten it.</source>
        <translation>Eine Notiz kann {n} Zeichen haben; diese hat {length}. Kürzen Sie sie.</translation>
    </message>
    <message>
        <source>There is no demand for {place}. Choose a seat that the roadmap has.</source>
        <translation>Für {place} gibt es keinen Bedarf. Wählen Sie einen Platz, den die Roadmap hat.</translation>
    </message>
    <message>
        <source>Start {study} 1 month later, and fill it</source>
        <translation>{study} 1 Monat später beginnen und besetzen</translation>
    </message>
    <message>
        <source>Start {study} {n} months later, and fill it</source>
        <translation>{study} {n} Monate später beginnen und besetzen</translation>
    </message>
    <message>
        <source>There is no remedy {n} here. They are numbered from 1 to {most}.</source>
        <translation>Eine Abhilfe {n} gibt es hier nicht. Sie sind von 1 bis {most} nummeriert.</translation>
    </message>
    <message>
        <source>Hire a {role} for {place}</source>
        <translation>{place}: {role} einstellen</translation>
    </message>
    <message>
        <source>Take a contractor for {place}</source>
        <translation>{place}: extern besetzen</translation>
    </message>
    <message>
        <source>There is no remedy to apply here: no month of it is open, or no single step would fill it.</source>
        <translation>Hier gibt es keine Abhilfe: Kein Monat ist offen, oder kein einzelner Schritt würde ihn besetzen.</translation>
    </message>
    <message>
        <source>Assign {who} to {place}</source>
        <translation>{place}: {who} zuweisen</translation>
    </message>
    <message>
        <source>sponsor</source>
        <translation>Sponsor</translation>
    </message>
    <message>
        <source>study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Restricted export.</source>
        <translation>Eingeschränkter Export.</translation>
    </message>
    <message>
        <source>The workbook no longer says what was exported (another program may have dropped the hidden sheet), so it was compared with the plan as it is now. Studies and months that it does not speak of are left alone.</source>
        <translation>Die Arbeitsmappe sagt nicht mehr, was exportiert wurde (ein anderes Programm hat vielleicht das verborgene Blatt entfernt); sie wurde deshalb mit dem jetzigen Plan verglichen. Studien und Monate, von denen sie nichts sagt, bleiben unberührt.</translation>
    </message>
    <message>
        <source>Both {names} were edited; the edits of both are taken.</source>
        <translation>{names} wurden beide bearbeitet; übernommen werden die Änderungen aus beiden.</translation>
    </message>
    <message>
        <source>This document holds no plan, so there is nothing that edits could be compared with.</source>
        <translation>Dieses Dokument enthält keinen Plan; es gibt nichts, womit sich Änderungen vergleichen ließen.</translation>
    </message>
    <message>
        <source>Read back {name}</source>
        <translation>{name} zurücklesen</translation>
    </message>
    <message>
        <source>The portfolio was changed meanwhile. Read the workbook back again.</source>
        <translation>Das Portfolio wurde inzwischen geändert. Lesen Sie die Arbeitsmappe noch einmal zurück.</translation>
    </message>
    <message>
        <source>The workbook was exported from the plan {name}; it is compared with {plan}.</source>
        <translation>Die Arbeitsmappe wurde aus dem Plan {name} exportiert; verglichen wird sie mit {plan}.</translation>
    </message>
    <message>
        <source>as the plan has it</source>
        <translation>wie im Plan</translation>
    </message>
    <message>
        <source>row deleted</source>
        <translation>Zeile gelöscht</translation>
    </message>
    <message>
        <source>Two sheets of the workbook want different things.</source>
        <translation>Zwei Blätter der Arbeitsmappe wollen Verschiedenes.</translation>
    </message>
    <message>
        <source>No row of {study} is left on the sheet.</source>
        <translation>Auf dem Blatt steht keine Zeile von {study} mehr.</translation>
    </message>
    <message>
        <source>The export had {value}; the plan was changed since.</source>
        <translation>Im Export stand {value}; der Plan wurde seither geändert.</translation>
    </message>
    <message>
        <source>{line} needs {n} FTE in {month}, and no open seat can give the rest. Change the demand first, or lower another seat.</source>
        <translation>{line} braucht im {month} {n} FTE, und kein offener Platz kann den Rest geben. Ändern Sie zuerst den Bedarf, oder verkleinern Sie einen anderen Platz.</translation>
    </message>
    <message>
        <source>{line} is no longer planned in the document.</source>
        <translation>{line} wird im Dokument nicht mehr geplant.</translation>
    </message>
    <message>
        <source>{who} is not on the staff list.</source>
        <translation>{who} steht nicht auf der Personalliste.</translation>
    </message>
    <message>
        <source>{who} is locked on seat {n} of {line} in {month}; unlock it first.</source>
        <translation>{who} ist im {month} auf Platz {n} von {line} fixiert; heben Sie zuerst die Fixierung auf.</translation>
    </message>
    <message>
        <source>{who} does not hold seat {n} of {line} in {month}, so there is nothing to lock.</source>
        <translation>{who} hält Platz {n} von {line} im {month} nicht; es gibt nichts zu fixieren.</translation>
    </message>
    <message>
        <source>{who} is locked on seat {n} of {line} in {month} by the list of today&apos;s assignments. Take the mark Locked off there, in Assignments.</source>
        <translation>{who} ist im {month} auf Platz {n} von {line} durch die Liste der heutigen Einsätze fixiert. Nehmen Sie dort, auf dem Blatt Assignments, das Kennzeichen Locked heraus.</translation>
    </message>
    <message>
        <source>this seat has a holder in this month already, at {place}.</source>
        <translation>dieser Platz ist in diesem Monat schon besetzt, siehe {place}.</translation>
    </message>
    <message>
        <source>the seat carries {n} FTE on the sheet Seats in this month.</source>
        <translation>der Platz umfasst auf dem Blatt Seats in diesem Monat {n} FTE.</translation>
    </message>
    <message>
        <source>Clear one of the two cells.</source>
        <translation>Leeren Sie eine der beiden Zellen.</translation>
    </message>
    <message>
        <source>open FTE follow from the demand of the line, which is not changed here.</source>
        <translation>offene FTE folgen aus dem Bedarf der Zeile, der hier nicht geändert wird.</translation>
    </message>
    <message>
        <source>Change the demand of the line instead, or name who works these FTE.</source>
        <translation>Ändern Sie stattdessen den Bedarf der Zeile, oder nennen Sie, wer diese FTE arbeitet.</translation>
    </message>
    <message>
        <source>Make both the same.</source>
        <translation>Machen Sie beide gleich.</translation>
    </message>
    <message>
        <source>the same in all</source>
        <translation>in allen gleich</translation>
    </message>
    <message>
        <source>{name} goes from {left} to {taken}.</source>
        <translation>{name} wechselt von {left} zu {taken}.</translation>
    </message>
    <message>
        <source>1 seat</source>
        <translation>1 Platz</translation>
    </message>
    <message>
        <source>no such seat</source>
        <translation>kein solcher Platz</translation>
    </message>
    <message>
        <source>Contractors go from {left} to {taken}.</source>
        <translation>Externe wechseln von {left} zu {taken}.</translation>
    </message>
    <message>
        <source>{name} leaves {left}.</source>
        <translation>{name} verlässt {left}.</translation>
    </message>
    <message>
        <source>{name} takes {taken}.</source>
        <translation>{name} übernimmt {taken}.</translation>
    </message>
    <message>
        <source>Contractors leave {left}.</source>
        <translation>Externe verlassen {left}.</translation>
    </message>
    <message>
        <source>Contractors take {taken}.</source>
        <translation>Externe übernehmen {taken}.</translation>
    </message>
    <message>
        <source>{seats} and {n} seat-months differ.</source>
        <translation>{seats} und {n} Platzmonate unterscheiden sich.</translation>
    </message>
    <message>
        <source>Only {scope}</source>
        <translation>Nur {scope}</translation>
    </message>
    <message>
        <source>better</source>
        <translation>besser</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>schlechter</translation>
    </message>
    <message>
        <source>Of {covered} for open demand and contractors, at least {least} cannot be avoided; of {others} for continuity and cost, given those, {rest}.</source>
        <translation>Von {covered} für offenen Bedarf und Externe sind mindestens {least} unvermeidlich; von {others} für Kontinuität und Kosten, diese gegeben, {rest}.</translation>
    </message>
    <message>
        <source>Nothing is proven about how much better a plan could be.</source>
        <translation>Wie viel besser ein Plan sein könnte, ist nicht bewiesen.</translation>
    </message>
    <message>
        <source>Proven: no plan that meets every floor can have a lower score.</source>
        <translation>Bewiesen: Kein Plan, der alle Mindestmargen einhält, kann einen niedrigeren Zielwert haben.</translation>
    </message>
    <message>
        <source>Move {who} to {place}</source>
        <translation>{place}: {who} versetzen</translation>
    </message>
    <message>
        <source>Release a lock of {who} and move them to {place}</source>
        <translation>{place}: Fixierung von {who} aufheben und hierher versetzen</translation>
    </message>
    <message>
        <source>Accept the grade of {who} for {place}</source>
        <translation>{place}: Stufe von {who} zulassen</translation>
    </message>
    <message>
        <source>Allow the country of {who} for {place}</source>
        <translation>{place}: Land von {who} zulassen</translation>
    </message>
    <message>
        <source>{name} holds it, {months}, and is new to {sponsor}.</source>
        <translation>{name} hält den Platz ({months}) und ist neu bei {sponsor}.</translation>
    </message>
    <message>
        <source>The runner-up is {name}: {told}.</source>
        <translation>Als Nächstes käme {name} in Frage: {told}.</translation>
    </message>
    <message>
        <source>score {n}, cost {cost}</source>
        <translation>Zielwert {n}, Kosten {cost}</translation>
    </message>
    <message>
        <source>A contractor holds it, {months}.</source>
        <translation>Eine externe Person hält den Platz ({months}).</translation>
    </message>
    <message>
        <source>{name} holds it, {months}, and knows {sponsor}: {told}.</source>
        <translation>{name} hält den Platz ({months}) und kennt {sponsor}: {told}.</translation>
    </message>
    <message>
        <source>{name} is locked on it in {n} of these months; nobody else may hold it then.</source>
        <translation>{name} ist in {n} dieser Monate auf dem Platz fixiert; dann darf ihn niemand anders halten.</translation>
    </message>
    <message>
        <source>Nobody else who could do this is free for all of it. Left open, the score would change by {n} ({parts}).</source>
        <translation>Sonst ist niemand, der in Frage kommt, die ganze Zeit frei. Bliebe der Platz offen, würde sich der Zielwert um {n} ändern ({parts}).</translation>
    </message>
    <message>
        <source>{name} would be better as things are: {told}.</source>
        <translation>{name} wäre, so wie es jetzt ist, besser: {told}.</translation>
    </message>
    <message>
        <source>{name} would do as well: {told}.</source>
        <translation>{name} wäre ebenso gut: {told}.</translation>
    </message>
    <message>
        <source>Nobody holds it, {months}.</source>
        <translation>Niemand hält den Platz ({months}).</translation>
    </message>
    <message>
        <source>Nobody in the role {role} is there before {month}.</source>
        <translation>Vor {month} ist niemand in der Rolle {role} da.</translation>
    </message>
    <message>
        <source>{name} is free for all of it, but would cost more than it brings: {parts}.</source>
        <translation>{name} ist die ganze Zeit frei, würde aber mehr kosten als bringen: {parts}.</translation>
    </message>
    <message>
        <source>Nobody is free for all of it. For a part: {told}.</source>
        <translation>Niemand ist die ganze Zeit frei. Für einen Teil: {told}.</translation>
    </message>
    <message>
        <source>No single step was found that would fill it.</source>
        <translation>Kein einzelner Schritt wurde gefunden, der den Platz besetzen würde.</translation>
    </message>
    <message>
        <source>{name} is locked on it; nobody else may hold it then.</source>
        <translation>{name} ist auf dem Platz fixiert; niemand anders darf ihn halten.</translation>
    </message>
    <message>
        <source>Nobody in the role {role} is there in any of these months.</source>
        <translation>In keinem dieser Monate ist jemand in der Rolle {role} da.</translation>
    </message>
    <message>
        <source>{name} is free for all of it and would be better: {told}.</source>
        <translation>{name} ist die ganze Zeit frei und wäre besser: {told}.</translation>
    </message>
    <message>
        <source>{name} is free for all of it, but filling it so would break {floors}.</source>
        <translation>{name} ist die ganze Zeit frei, damit würde aber verletzt: {floors}.</translation>
    </message>
    <message>
        <source>The cheapest remedy: {remedy} ({figures})</source>
        <translation>Die günstigste Abhilfe: {remedy} ({figures})</translation>
    </message>
    <message>
        <source>Or: {remedy} ({figures})</source>
        <translation>Oder: {remedy} ({figures})</translation>
    </message>
    <message>
        <source>If {name} had known {sponsor}, they would be better by {n}.</source>
        <translation>Mit Erfahrung bei {sponsor} wäre {name} um {n} besser.</translation>
    </message>
    <message>
        <source>Without {floors}, {other} would be better by {n}.</source>
        <translation>Ohne {floors} wäre {other} um {n} besser.</translation>
    </message>
    <message>
        <source>If the lock were released, {name} would be better by {n}.</source>
        <translation>Ohne die Fixierung wäre {name} um {n} besser.</translation>
    </message>
    <message>
        <source>If {name} were not on {places}, they would be better here by {n}.</source>
        <translation>Ohne die Arbeit auf {places} wäre {name} hier um {n} besser.</translation>
    </message>
    <message>
        <source>{name} would be better by {n}, but is ruled out: {why}.</source>
        <translation>{name} wäre um {n} besser, ist aber ausgeschlossen: {why}.</translation>
    </message>
    <message>
        <source>If {name} cost {amount} per hour more, {other} would be better.</source>
        <translation>Würde {name} pro Stunde {amount} mehr kosten, wäre {other} besser.</translation>
    </message>
    <message>
        <source>If {name} cost {amount} per hour less, {other} would be better.</source>
        <translation>Würde {name} pro Stunde {amount} weniger kosten, wäre {other} besser.</translation>
    </message>
    <message>
        <source>the margin floor of {n} on {whose}</source>
        <translation>die Mindestmarge von {n} für {whose}</translation>
    </message>
    <message>
        <source>Hire a {what}, from {month}, at {rate} per hour as is usual.</source>
        <translation>Einstellen: {what}, ab {month}, zu den üblichen {rate} pro Stunde.</translation>
    </message>
    <message>
        <source>Assign {name}, who is free for all of it.</source>
        <translation>{name} zuweisen (die ganze Zeit frei).</translation>
    </message>
    <message>
        <source>Move {name} here; {told}.</source>
        <translation>{name} hierher versetzen; {told}.</translation>
    </message>
    <message>
        <source>Accept grade {n} on this line, and assign {name}, who is free for all of it.</source>
        <translation>In dieser Bedarfszeile Stufe {n} zulassen und {name} zuweisen (die ganze Zeit frei).</translation>
    </message>
    <message>
        <source>Take a contractor for {role}, and raise the role&apos;s contractor limit by {n} FTE.</source>
        <translation>Extern besetzen ({role}) und die Höchstzahl Externe der Rolle um {n} FTE anheben.</translation>
    </message>
    <message>
        <source>{name} takes over {place}</source>
        <translation>{name} übernimmt {place}</translation>
    </message>
    <message>
        <source>Release the lock of {name} on {place}, and move {name} here.</source>
        <translation>Die Fixierung von {name} auf {place} aufheben und {name} hierher versetzen.</translation>
    </message>
    <message>
        <source>{role} in {country}</source>
        <translation>{role} in {country}</translation>
    </message>
    <message>
        <source>grade {n} or above</source>
        <translation>Stufe {n} oder höher</translation>
    </message>
    <message>
        <source>with {skills}</source>
        <translation>mit {skills}</translation>
    </message>
    <message>
        <source>Allow {country} on this line, and assign {name}, who is free for all of it.</source>
        <translation>In dieser Bedarfszeile das Land {country} zulassen und {name} zuweisen (die ganze Zeit frei).</translation>
    </message>
    <message>
        <source>Start {study} a month later, and assign {name}.</source>
        <translation>{study} einen Monat später beginnen und {name} zuweisen.</translation>
    </message>
    <message>
        <source>Start {study} {n} months later, and assign {name}.</source>
        <translation>{study} {n} Monate später beginnen und {name} zuweisen.</translation>
    </message>
    <message>
        <source>Take a contractor for {role}.</source>
        <translation>Extern besetzen ({role}).</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>The optimizer handed over a plan that cannot be read.</source>
        <translation>Der Optimierer hat einen Plan übergeben, der sich nicht lesen lässt.</translation>
    </message>
    <message>
        <source>no plan yet</source>
        <translation>noch kein Plan</translation>
    </message>
    <message>
        <source>how much better is possible is not known yet</source>
        <translation>wie viel besser es ginge, ist noch nicht bekannt</translation>
    </message>
    <message>
        <source>no better plan exists</source>
        <translation>es gibt keinen besseren Plan</translation>
    </message>
    <message>
        <source>at most {share}% better is possible</source>
        <translation>höchstens {share}% besser ist möglich</translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation>{s} s</translation>
    </message>
    <message>
        <source>{m} min {s} s</source>
        <translation>{m} min {s} s</translation>
    </message>
</context>
</TS>
