"""Any answers at all, to write, read and fit."""

from hypothesis import strategies as st

from decision.method.must_haves import Wanted
from decision.method.preferences import Numbers, Order, Word, Words
from decision.method.providers import Measurement, Provider
from decision.person.answers import WAYS, Answers
from decision.person.narrowing import Narrow
from decision.person.who_set import MODES, Leaning, Weighing

EXAMPLES = [
    "ash",
    "birch",
    "minutes",
    "nurses",
    "step_free",
    "way",
    "cost",
    "no_fee",
    "near_enough",
    "alphamab",
]
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(EXAMPLES)
numbers = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-9, 99)
positive = st.floats(0, allow_nan=False, allow_infinity=False)
days = st.none() | st.dates()
measurements = st.builds(
    Measurement, st.none() | st.booleans() | texts | numbers, texts, days, reported=st.booleans()
)
yes_or_no = st.none() | st.dictionaries(texts, st.none() | st.booleans(), max_size=2)
places = st.builds(
    Provider,
    texts,
    texts,
    st.dictionaries(texts, measurements, max_size=2),
    *[texts] * 6,
    yes_or_no,
    yes_or_no,
    texts,
    days,
)


@st.composite
def orders(draw: st.DrawFn) -> Order:
    ids = draw(st.lists(texts, unique=True, max_size=5))
    cut = draw(st.integers(0, len(ids)))
    return Order(tuple((id,) for id in ids[:cut]), frozenset(ids[cut:]))


marks = st.frozensets(st.tuples(st.sampled_from(WAYS), texts), max_size=3)
leanings = st.builds(Leaning, st.none() | texts, st.none() | texts)
ready = st.dictionaries(texts, st.booleans(), max_size=2)
weighings = st.builds(
    Weighing,
    st.sampled_from(WAYS),
    orders(),
    st.builds(Words, st.dictionaries(texts, st.sampled_from(Word), max_size=3)),
    st.builds(Numbers, st.dictionaries(texts, positive, max_size=3)),
    marks,
    leanings,
    ready,
)
answers = st.builds(
    Answers,
    st.sampled_from(WAYS),
    orders() | st.just(Order((("a", "b"), ("c",)))),
    st.builds(Words, st.dictionaries(texts, st.sampled_from(Word), max_size=3)),
    st.builds(Numbers, st.dictionaries(texts, positive, max_size=3)),
    marks,
    leanings,
    ready,
    st.none() | texts,
    st.lists(texts, max_size=4).map(tuple),
    st.dictionaries(texts, numbers, max_size=2),
    st.dictionaries(st.tuples(texts, texts), measurements, max_size=3),
    st.builds(Wanted, st.frozensets(texts, max_size=3), st.dictionaries(texts, numbers, max_size=2)),
    st.lists(places, max_size=2).map(tuple),
    texts,
    st.booleans(),
    st.builds(Narrow, st.none() | positive, st.frozensets(texts, max_size=2), texts),
    st.sampled_from(MODES),
    st.none() | texts,
    st.none() | st.booleans(),
    st.dictionaries(texts, texts, max_size=2),
    st.none() | weighings,
    st.booleans(),
    st.booleans(),
    st.none() | st.booleans(),
    texts,
    st.integers(0, 2**30),
)
