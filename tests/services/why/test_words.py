"""Nothing that is said of a seat and its candidates stays English in another language."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from planner.domain.case import build_case
from planner.domain.evaluate import evaluate
from planner.domain.plan import Plan
from planner.services.candidates.ranking import candidates, further
from planner.services.candidates.standing import Standing
from planner.services.candidates.words import effect_words, fit_words, knowledge_words
from planner.services.stretch import Stretch
from planner.services.why.explaining import explain
from tests.support.brute_force import tiny_portfolios
from tests.support.random_plans import valid_plans
from tests.support.told import untold

QUICK = [phase for phase in Phase if phase is not Phase.explain]


@settings(deadline=None, max_examples=60, phases=QUICK, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_reasons_flips_remedies_and_candidates_are_told_to_the_last_word(data: st.DataObject) -> None:
    case = build_case(data.draw(tiny_portfolios(most=100_000)))
    plan: Plan = data.draw(valid_plans(case))
    assume(len(plan.seats) > 0)
    standing = Standing(case, plan)
    stretch = Stretch(data.draw(st.integers(0, len(plan.seats) - 1)), 0, case.grid.count - 1)
    sentences = [s for why in explain(standing, stretch, evaluate(case, plan)) for s in why.sentences]
    found = further(standing, candidates(standing, stretch))
    for rule in found.ruled_out:
        sentences += [rule.sentence, *(miss.words for miss in rule.nearest)]
    for candidate in (*found.free, *found.busy):
        sentences.append(fit_words(standing, candidate.fit, found.months))
        if candidate.knowledge is not None:
            sentences.append(knowledge_words(case, candidate.knowledge))
        if candidate.effect is not None:
            sentences.append(effect_words(candidate.effect, case.portfolio.settings.currency))
    if found.relaxation is not None:
        sentences.append(found.relaxation.sentence)
    assert [(sentence, left) for sentence in sentences if (left := untold(sentence, case.portfolio))] == []
