"""Pages to take home that are as full as a real one."""

from datetime import date

from decision.person.take_home import ShortListed, Sum, TakeHome

_ASKS = {
    "the nurse in charge": (
        "How many of your nurses give MS medicines every week?",
        "Who is in the building while I have my infusion?",
    ),
    "the billing office": ("What will I pay for one visit with my plan, all fees in it?",),
}
_ROWS = (
    ("Travel time", "0.46", "0.75", "34"),
    ("What a visit costs me", "0.26", "0 to 1", "0 to 26"),
    ("How soon I can start", "0.16", "0.5", "8"),
    ("Nurses who know MS", "0.09", "1", "9"),
    ("Comfort of the room", "0.04", "0.25", "1"),
)


def center(number: int) -> ShortListed:
    return ShortListed(
        f"Riverside Infusion Center of North County {number}",
        f"5{number} to 78 of 100 points: a good fit for what I said, or a fair one.",
        ("Springfield, IL", "Phone: 555-0100"),
        ("what a visit costs me", "weekend hours", "parking", "the ramp"),
        _ASKS,
        Sum(_ROWS, f"5{number} to 78"),
    )


def taken_home(count: int) -> TakeHome:
    """A page with so many centers."""
    return TakeHome(
        date(2026, 11, 28),
        "Sample list of made-up centers",
        made_up=True,
        leaning=(
            "Before I compared, I leaned to Riverside Infusion Center of North County 1.",
            "Now I lean to Riverside Infusion Center of North County 2.",
            "Still open for me: what each center offers, and the people I need to talk to.",
        ),
        matters=tuple(row[0] for row in _ROWS),
        centers=tuple(center(number) for number in range(1, count + 1)),
        stale=("Prices and plans change each January. The oldest fact here was checked on March 3, 2026.",),
        call=(
            "New or worse weakness, sight, speech, balance or thinking: call your MS team today.",
            "Trouble breathing or signs of stroke: call 911.",
        ),
    )
