"""Pages to take home that are as full as a real one."""

from decision.wording import words
from decision.wording.notes import Asked, ShortListed, Sum, TakeHome

_ROWS = (
    ("Travel time", "0.46", "0.75", "34"),
    ("What a visit costs me", "0.26", "0 to 1", "0 to 26"),
    ("How soon I can start", "0.16", "0.5", "8"),
    ("Nurses who know MS", "0.09", "1", "9"),
    ("Comfort of the room", "0.04", "0.25", "1"),
)


def center(number: int) -> ShortListed:
    return ShortListed(
        _name(number),
        f"5{number} to 78 of 100 points. Too little is known to say.",
        "Springfield, IL",
        "Phone: 555-0100",
        ("what a visit costs me", "weekend hours", "parking", "the ramp"),
        reasons=(
            "Fits: medical help (in the building) and approval help (a named person).",
            "Fits less: visit times (no) and quick treatment (after a call).",
        ),
    )


def _name(number: int) -> str:
    return f"Riverside Infusion Center of North County {number}"


def _asked(count: int) -> tuple[Asked, ...]:
    names = tuple(map(_name, range(1, count + 1)))
    return (
        Asked("How many of your nurses give MS medicines every week?", "the nurse in charge", names),
        Asked("Who is in the building while I have my infusion?", "the nurse in charge", names[:1]),
        Asked("What will I pay for one visit with my plan, all fees in it?", "the billing office", names),
    )


def taken_home(count: int) -> TakeHome:
    """A page with so many centers."""
    return TakeHome(
        made=(
            "Written on November 28, 2026. The list used: Sample list of made-up centers.",
            "This is how the second of the two of us sees it.",
            "The centers on this list are made up, so there is no one to call.",
        ),
        leaning=(
            "At first, I leaned toward Riverside Infusion Center of North County 1.",
            "Now I lean toward Riverside Infusion Center of North County 2.",
            "Still open for me: what each center offers, and the people I need to talk to.",
        ),
        about=(
            "Ocrevus Zunovo (ocrelizumab and hyaluronidase-ocsq).",
            "Plan: Blue Cross Blue Shield of Illinois PPO.",
            "Must have: Gives my medicine, In my plan's network, and Near enough for me (limit: 60).",
            "Set aside: Quillhaven MS Center (the trip), Lanternbrook Office (my medicine), and 4 more.",
        ),
        matters={
            words.HOME_MATTERS: (
                *(row[0] for row in _ROWS),
                "The hours and The rules for visitors (not said yet)",
            )
        },
        close=(
            "Too close to call by what matters to me: Riverside Infusion Center of North County 1 and 2.",
        ),
        centers=tuple(center(number) for number in range(1, count + 1)),
        stale=(
            (
                "The oldest facts here are from August 30, 2025. That is a long time "
                "ago, so check them again now."
            ),
        ),
        call=(
            words.START_CALL,
            words.HOME_911,
            words.HOME_TODAY,
            (
                "Call today as well about a fever with a bad headache, feeling confused, or dark urine. "
                "Call about bruises for no reason, or small red dots on the skin, up to six months later."
            ),
        ),
        made_up=True,
        asked=_asked(count) if count else (),
        more=(Asked("Is there a place to park?", "the front desk", (_name(1),)),) if count else (),
        reported=(
            *[
                f"{_name(at)}: The trip there takes 40 minutes. (Ann said so on November 28, 2026.)"
                for at in range(4, 10)
            ],
            words.HOME_REPORTED_MORE.format(count=12),
        ),
        sums=tuple(Sum(f"Points for {_name(at)}", _ROWS, f"5{at} to 78") for at in range(1, count + 1)),
    )
