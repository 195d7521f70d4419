"""Every sentence the app itself can say, whole, with named holes.

Facts about centers and medicines are not here: they stand in the data folder. A check in the tests
reads every text of this module for its reading grade and for words that would push a choice.
"""

# The frame of every screen
APP_TITLE = "Choosing an MS infusion center"
MADE_UP = "These centers are made up. They show how this tool works. Please do not look for them."
STEP_HERE = "{title} (you are here)"
GO_ON = "Go on: {title}"
GO_BACK = "Back: {title}"
CHECKED = "Checked on {checked_on}. Due again by {review_by}."
CHECKED_DUE = (
    "Checked on {checked_on}. This was due again by {review_by}, so ask your team if it still holds."
)
SOURCES = "Where this is from"
SOURCE = "{title}. {publisher}, {published}."

# Start
START = "Start"
START_DECISION = "The decision: where to have your infusions."
START_WHY = (
    "Some medicines for MS (multiple sclerosis) run slowly into a vein. The place where you have them can "
    "differ in who helps you, how far it is, and what it costs you."
)
START_WHO = "This tool is for people with MS, alone or with a nurse or counselor."
START_STEPS_TITLE = "What you do here"
START_STEPS = (
    "Read what infusions can do and what they can harm.",
    "Say what a center must have for you.",
    "Say what matters to you.",
    "See how each center fits that, and why.",
    "See which questions are worth a call.",
)
START_TIME = (
    "The steps take about 10 minutes. To read all of Learn takes longer. There is no hurry: stop and rest at "
    "any time."
)
START_CANNOT_TITLE = "What this tool cannot do"
START_CANNOT = (
    "It does not tell you which center to choose. You decide.",
    "It does not know your health. It does not take the place of your MS team.",
    "It does not say which medicine is right for you. That is for you and your MS doctor.",
    "It does not know everything about a center. It tells you what is not known, so you can ask.",
)
START_CALL = (
    "New or worse weakness, sight, speech, balance or thinking: call your MS team today. "
    "Trouble breathing or signs of stroke: call 911."
)
START_ANSWERS_TITLE = "What happens to your answers"
START_ANSWERS = (
    "Your answers stay on this page. They are not stored or sent to anyone. "
    "When you close or reload the page, they are gone."
)
START_OWN = (
    "Do you have a list of centers near you, from a clinic or a charity? You can use it here: tap \u201cYour "
    "own list\u201d at the foot of any page."
)
START_PAID = "No center has paid to be listed here, and none can."

# Learn
LEARN = "Learn"
LEARN_INTRO = "Read as much or as little as you like. Tap a line to open it."
LEARN_JUMPS = "Further down:"
LEARN_EFFECTS = "Benefits and risks"
LEARN_MEDICINE_FACTS = "About {medicine}"
LEARN_NO_MEDICINE = "Choose a medicine above to read about it here."
MEDICINE_ASK = "Which medicine is planned for you?"
MEDICINE_OPEN = "Not decided, or I do not know"
MEDICINE_ABOUT = {
    "use": "What it is for",
    "action": "How it acts",
    "schedule": "How often",
    "time": "How long it runs",
    "watch": "How long you are watched after",
    "visit": "The whole visit",
    "premedicine": "What you get before it",
    "before": "Before the first dose",
    "monitoring": "Tests over time",
    "warning": "Warnings",
    "site": "What the place must do",
    "status": "What changed",
    "note": "Good to know",
}
ROUTE_UNDER_SKIN = (
    "This is a shot under the skin, not an infusion. You may not need a chair. Ask your MS team."
)

# Benefits and risks
BENEFITS = "Benefits"
RISKS = "Risks"
EFFECTS_INTRO = (
    "This tool compares places, not medicines. A risk of a medicine never changes the score of a center. "
    "Each risk asks something of the place."
)
EFFECTS_OF = "What {medicine} can do and can harm"
EFFECTS_OF_ALL = "What infusion medicines for MS can do and can harm"
EFFECTS_ALL_NOTE = "Not each medicine has each of these. Choose your medicine above to see those that it has."
EFFECT_FOR = "True of: {medicines}."
EFFECT_WHEN = "When: {when}"
EFFECT_SURE = "How sure: {sure}"
EFFECT_ASKS = "What this asks of a center: {asks}"
EFFECT_AT = "How your centers stand on this"
EFFECT_AT_LIST = "How the centers on this list stand on this"
EFFECT_MORE = "When, how often, and how sure"
EFFECT_NUMBER = "Of {of} {who}, {count} {event} over {span}."
EFFECT_NUMBER_AGAINST = (
    "Of {of} {who}, {count} {event} over {span}. With {against}, it was {compared} of {of}."
)
EFFECT_NO_NUMBER = "We show no number for this medicine here. Ask your MS team."
EFFECT_HIDDEN = "The numbers are hidden, as you asked."
EFFECT_FACTORS = "What you can weigh that bears on this:"
EFFECT_FACTORS_PLAIN = "What you can weigh that bears on this: {factors}."
FIGURES_HIDE = "Hide the numbers on how often things happen"
DOTS_PICTURE = "A picture of {of} dots, one for each person. Full dots: {count}."
DOTS_ALONE = "{count} of {of}"
DOTS_WITH = "With this medicine: {count} of {of}"
DOTS_AGAINST = "With {against}: {count} of {of}"

# Why each factor can matter, and which risks ask for it
FACTORS_TITLE = "What can matter in a center, and why"
FACTORS_INTRO = "These are what you can weigh. Some of them bear on a risk of the medicines."
FACTOR_RISKS = "Risks that ask this of a center:"
FACTOR_RISKS_PLAIN = "Risks that ask this of a center: {risks}. You can read about them under Learn."
FACTOR_NO_RISK = "No risk that we describe asks this of a center."
READ_NEXT = "Read next:"
WORDS_HERE = "Hard words here"

# About
ABOUT = "About this tool"
ABOUT_INTRO = "Who made it, who pays, how it works, how current it is, and what it cannot do."
ABOUT_CARD = "How one number is made, step by step"
ABOUT_CARD_EQUAL = (
    "This is {name}, the first from A to Z. You have not said what matters yet. So here, each factor has the "
    "same weight."
)
ABOUT_CARD_YOURS = "This is {name}, the first from A to Z, with the weights that you gave."
ABOUT_PAGES = "When each page was checked, and how hard it is to read"
ABOUT_PAGE = "{title}: checked on {checked_on}, due again on {review_by}."
ABOUT_PAGE_DUE = "{title}: checked on {checked_on}, and due since {review_by}."
ABOUT_PAGE_READING = (
    "It reads at grade {grade}. Sentences: {sentences}, of them with 5 words or fewer: {short}."
)
ABOUT_DUE = "Facts and pages that are due to be checked again today: {due} of {count}."
ABOUT_GRADE_NOTE = (
    "The grade is the year of school at which most people can read it, by the formula of Flesch and Kincaid. "
    "It is a rough measure. Our aim is 6, and never above 8. It was worked out on {worked_out_on}."
)
ABOUT_NO_GRADES = "How hard each page is to read was not worked out for this list."
ABOUT_CHECKLIST = "The checklist for decision aids: what passes and what fails"
ABOUT_CHECKLIST_INTRO = (
    "This is the list of the standard for decision aids, in our own words. What can be counted was counted "
    "on {worked_out_on}, in just what is open here now."
)
ABOUT_NO_CHECKLIST = (
    "The checklist was not worked out for the list that is open now. So we claim nothing about it here."
)
ABOUT_LAPSED = (
    "This passed on {worked_out_on}. A fact or page that it rests on was due to be checked again by "
    "{holds_until}, so it fails now."
)
ABOUT_OUTCOMES = {
    "pass": "Passed: {count}",
    "fail": "Failed: {count}",
    "not ours to claim": "Not ours to claim: {count}",
    "does not apply": "Does not apply: {count}",
}
ABOUT_OUTCOME = {
    "pass": "{item}, passed.",
    "fail": "{item}, failed.",
    "not ours to claim": "{item}, not ours to claim.",
    "does not apply": "{item}, does not apply.",
}
ABOUT_TIERS = {
    "qualifying": "What makes it a decision aid",
    "certifying": "What keeps it fair and current",
    "quality": "What makes it a good one",
}
ABOUT_SOURCES = "All sources"

# Must-haves
MUST = "Must-haves"
MUST_INTRO = (
    "Is there something a center must have for you? Tick it. A center that does not have it is set aside, "
    "and you see which one and why. Where it is not known, the center stays: ask first."
)
MUST_NOTE = "Tick nothing if you are not sure. You can come back at any time."
MUST_LEFT = "Still on your list: {left} of {count}."
MUST_WOULD = "This would set aside {aside} of {count}: {names}."
MUST_DOES = "This sets aside {aside} of {count}: {names}."
MUST_WOULD_MANY = "This would set aside {aside} of {count}."
MUST_DOES_MANY = "This sets aside {aside} of {count}."
MUST_ASK_FIRST_MANY = "Not known at {count} centers, so ask first there."
MUST_ONLY = "Without it, you would get back: {names}."
MUST_NONE = "This sets no center aside."
MUST_ASK_FIRST = "Not known, so ask first: {names}."
MUST_NEEDS_MEDICINE = "Choose your medicine above. Until then this is not checked."
MUST_NEEDS_LIMIT = "Type in your limit. Until then this is not checked."
MUST_WHY = "Which centers, and why"
MUST_REASON = "{name}: {reasons}"
MUST_EMPTY = "No center is left. You could let something go:"
MUST_EMPTY_MEDICINE = (
    "No center on this list is known to give {medicine}. Ask your MS team where it is given, or choose "
    "another medicine above if you ticked the wrong one."
)
MUST_RELAX = "Without {gates}, you get back: {names}."
MUST_RELAX_LIMIT = "With {limits}, you get back: {names}."
MUST_NAMED = "\u201c{label}\u201d"
MUST_LIMIT = "{limit} for \u201c{label}\u201d"
MUST_LET_GO = "Let go: {gates}"
MUST_MOVE = "Change to {limits}"
MUST_ASIDE = "Set aside by your must-haves ({count})"
MUST_VISIT = "A visit for {medicine}"
ASK_MUST = "Ask first: your must-haves"
ASK_MUST_INTRO = "These answers decide if a center is possible for you at all."
ASK_GIVES = "Do you give {medicine} now, and would you give it to me?"
ASK_GIVES_LABEL = "Gives {medicine}"
ASK_ENROLLED_LABEL = "In the safety program for {medicine}"

# What is true for one person only
OWN_FACTS = "What is true for you"
OWN_FACTS_INTRO = (
    "How long the trip takes, what you pay and what your plan covers differ from person to person. Type in "
    "what you know. It counts in place of what the list says."
)
OWN_ZIP = "Your ZIP code (only to see how far away a center is)"
OWN_ZIP_NO_CENTER = "We do not know where the centers on this list are, so we show no distance."
OWN_ZIP_UNKNOWN = "We do not know where this ZIP code is, so we show no distance."
OWN_ZIP_NOTE = (
    "A distance here is a straight line between ZIP codes. The way there is longer. "
    "Where each ZIP code lies is from GeoNames (CC BY 4.0)."
)
OWN_MILES = "About {miles} miles from you in a straight line."
OWN_MILES_ONE = "About 1 mile from you in a straight line."
OWN_MILES_NEAR = "Less than 1 mile from you in a straight line."
OWN_LIST_SAYS = "The list says: {fact}"
OWN_PLACE = "Add the place you go now, or another choice"
OWN_PLACE_INTRO = (
    "To stay where you are, to have infusions at home, or to wait are real choices too. Add one, and it "
    "stands on your list like the others. What you do not type in is not known."
)
OWN_PLACE_NAME = "What do you call it?"
OWN_PLACE_ADD = "Add this to my list"
OWN_PLACE_REMOVE = "Remove from my list: {name}"
OWN_PLACE_TWICE = "A center of this name is on the list already. Give this one another name."
OWN_PLACE_EMPTY = "Type in a name first. Any name will do, such as: where I go now."
OWN_PLACE_SITE = "Added by you"
OWN_PLACE_SOURCE = "Added by you"

# What matters
WEIGH = "What matters"
WEIGH_INTRO = "Think of the centers on this list. Which difference between them would matter most to you?"
WEIGH_WAY = "How would you like to say it?"
WEIGH_WAYS = {
    "order": "Tap in order",
    "words": "Four words",
    "numbers": "Numbers",
}
WEIGH_ORDER = (
    "Tap what matters most to you first. Then tap the next, and so on. "
    "You can stop at any time. What you have not tapped counts least."
)
WEIGH_WORDS = "How much does each of these matter to you?"
WEIGH_NUMBERS = (
    "Give each a number from 0 to 1,000. A 20 counts twice as much as a 10. Leave out what does not matter."
)
WEIGH_NUMBER_OF = "{factor}: your number"
WEIGH_WHICH = "Which one would you like to change?"
WEIGH_KEPT = "What you said in another way is kept. It counts again when you go back to it."
WEIGH_PLACED = "**{place}. {factor}**"
WEIGH_UNPLACED = "{factor}"
WEIGH_LEFT_OUT = "{factor} (does not matter)"
WEIGH_TAKE_BACK = "Take back the last tap"
WEIGH_START_AGAIN = "Start again"
WEIGH_MORE = "Change the order, or leave one out"
WEIGH_UP = "Move up: {factor}"
WEIGH_TIE = "{factor}: same place as the one above"
WEIGH_NONE = "{factor}: does not matter to me"
WEIGH_WORD = {0: "Not at all", 1: "A little", 2: "Quite a lot", 3: "Very much"}
WEIGH_TOO_MUCH_TITLE = "What is too much for you?"
WEIGH_TOO_MUCH = "You may leave these empty. Then the list's own scale counts."
WEIGH_TOO_MUCH_NOW = "{ask} On the list's scale it is {worst} {unit}."
WEIGH_RANGES = "Why this can matter, and more facts"
READ_BACK_TITLE = "So far, you said"
READ_BACK_NOTHING = "You have not said what matters yet. The centers stand A to Z until you do."
READ_BACK_ORDER = "Your order is: {order}."
READ_BACK_PLACE = "{place}. {factors}"
READ_BACK_UNPLACED = "Not tapped yet: {factors}. What is not tapped counts least, and all the same."
READ_BACK_WORDS = {
    3: "Matters very much to you: {factors}.",
    2: "Matters quite a lot to you: {factors}.",
    1: "Matters a little to you: {factors}.",
    0: "Does not matter to you: {factors}.",
}
READ_BACK_NO_WORD = "No word yet, so not counted: {factors}."
READ_BACK_NUMBERS = "Out of 100 points, you give: {shares}."
READ_BACK_SHARE = "{factor} {share}"
READ_BACK_NO_NUMBER = "No number yet, so not counted: {factors}."
READ_BACK_TOO_MUCH = "Too much for you: {amounts}."
READ_BACK_AMOUNT = "{label} ({amount})"
READ_BACK_ALL_ZERO = (
    "Nothing matters so far, so there is nothing to go by. Say that at least one of these matters."
)
INSEPARABLE = (
    "All centers on this list are the same on: {factors}. So this cannot help you choose between them."
)

# The real range of the list, beside each fact
SPREAD_NUMBER = "{label}: from {least} to {most} {unit} on this list."
SPREAD_NUMBER_SAME = "{label}: {least} {unit} at each center where it is known."
SPREAD_GOOD = "{sentence} This is so at {good} of {count} centers on this list, and not at {other}."
SPREAD_GOOD_ALL = "{sentence} This is so at each center on this list where it is known."
SPREAD_UNKNOWN = "Not known at {count}."
SPREAD_ALL_UNKNOWN = "{label}: not known at any center on this list."

# Compare
COMPARE = "Compare"
COMPARE_CENTERS = "The centers"
COMPARE_ORDER_BY = "Order the list by"
COMPARE_ORDERS = {
    "priorities": "What matters to me",
    "name": "A to Z",
    "nearest": "Nearest",
    "equal": "All the same weight",
}
COMPARE_CHANGE = "Change what matters to you"
COMPARE_NO_CENTER = "There is no center on this list."
COMPARE_NONE_LEFT = "Your must-haves leave no center. Go back to Must-haves and let something go."
COMPARE_SHOW_ALL = "Show all {count} centers"
COMPARE_SHOWN = "You see {shown} of {count} centers."
STATUS_NOTHING = (
    "The centers stand A to Z. Say what matters to you, and they stand in the order that fits it."
)
STATUS_NAME = "The centers stand A to Z."
STATUS_NEAREST = "The centers stand from near to far. Where the way is not known, they stand last, A to Z."
STATUS_EQUAL = "With the same weight for all, {first} has the most points: {points} of 100."
STATUS_EQUAL_TIE = (
    "With the same weight for all, these have the most points, with {points} of 100 each: {names}."
)
STATUS_ONE = "One center is left to compare. What matters to you gives it {points} of 100 points."
STATUS_FIRST = (
    "What matters to you puts {first} first with {points} of 100 points. "
    "{second} is next with {second_points}."
)
STATUS_FIRST_GROUP = (
    "What matters to you puts {first} first with {points} of 100 points. The next {count} are about equal."
)
STATUS_TIE = "What matters to you puts these level in the first place, with {points} of 100 points: {names}."
STATUS_GROUP = "What matters to you puts these {count} about equal in the first places: {names}."
STATUS_NAMED = "{name} ({points} of 100)"
STATUS_NOT_GIVEN = "{name} does not give {medicine}."
STATUS_SETTLED = (
    "No answer to what is not known yet could change which center has the most points, with these weights."
)
STATUS_UNSETTLED = "What is not known yet could change which center has the most points."
COMPARE_FOLLOWS = "This list follows what you said. It does not know your health."
COMPARE_NOTE = (
    "Talk it over with your MS team. "
    "To stay where you are, to have infusions at home, or to wait are real choices too."
)
GROUP_TITLE = "About equal, A to Z: places {first} to {last}"
GROUP_NOTE = (
    "About equal means: they are some 5 points apart or less. Other weights in your order, or what is not "
    "known, could turn them around."
)
SAME_ON = "These centers are the same on: {factors}. So this cannot help you choose between them."
CARD_ASK_FIRST = "Ask first about your must-haves: {gates}."
CARD_PLACE = "{place}. {name}"
SITE_UNKNOWN = "Kind of place not known"
SOURCE_UNKNOWN = "We do not know who said so"
CARD_CHECKED = "Checked on {checked_on}. {source}."
CARD_CHECKED_UNKNOWN = "We do not know when this was checked. {source}."
CARD_POINTS = "{middle} of 100 points"
CARD_RANGE = "{middle} of 100 points; from {low} to {high}, as not all is known"
CARD_KNOWN_ALL = "All that you weighed is known here."
CARD_KNOWN = "We know {known} of 100 parts of what matters to you here."
CARD_FITS = "Fits"
CARD_FITS_LESS = "Fits less"
CARD_NOT_KNOWN = "Not known"
CARD_NONE = {
    "fits": "Nothing that we know of.",
    "fits_less": "Nothing that we know of.",
    "not_known": "Nothing: all of this is known.",
}
CARD_MORE = "And {count} more, under Side by side."
CARD_MADE_ASK = "Show how these two numbers are made"
CARD_MADE = "How the number of {name} is made"
CARD_FACTOR_LINE = "{factor}: weight {weight} × value {value} = {points} points"
CARD_FACTOR_RANGE = "{factor}: weight {weight} × value {value} = {points} points, from {low} to {high}"
CARD_FACT_WORTH = "{fact} This is worth {worth} of 100, and counts for {share} of 100 here. {scale}"
SCALE = "Its scale, from 0 to 100: {points}."
SCALE_POINT = "{amount} = {worth}"
CARD_FACT_UNKNOWN = "{fact} So it may be worth 0 to 100; we count 50. It counts for {share} of 100 here."
CARD_WEIGHTS = (
    "The weights come from what you said, and add up to 100. From an order they are made by a fixed rule: "
    "the mean of all weights that keep your order. The figures are rounded, so sums may be off by a little."
)
CARD_SUM = "In all: {middle} points."
CARD_SUM_RANGE = "In all: {middle} points, from {low} to {high}."
GIVES_YES = "Gives {medicine}."
GIVES_NO = "Does not give {medicine}."
GIVES_UNKNOWN = "We do not know if it gives {medicine}. Ask first."
ENROLLED_YES = "It is in the safety program that {medicine} needs: {programme}."
ENROLLED_NO = "It is not in the safety program that {medicine} needs: {programme}."
ENROLLED_UNKNOWN = (
    "We do not know if it is in the safety program that {medicine} needs: {programme}. Ask first."
)
FIT = {
    ("little", "little"): "Little of what matters to you",
    ("little", "some"): "Little or some of what matters to you",
    ("little", "good"): "Little to a good part of what matters to you",
    ("little", "strong"): "Too little is known to say",
    ("some", "some"): "Some of what matters to you",
    ("some", "good"): "Some or a good part of what matters to you",
    ("some", "strong"): "Some to most of what matters to you",
    ("good", "good"): "A good part of what matters to you",
    ("good", "strong"): "A good part or most of what matters to you",
    ("strong", "strong"): "Most of what matters to you",
}

# Why one stands before the other
WHY = "Why does one center have more points than another?"
WHY_ONE = "One center"
WHY_ONE_OPEN = "The first on your list"
WHY_OTHER = "Another center"
WHY_OTHER_OPEN = "The second on your list"
WHY_SAME = "You picked the same center twice. Pick another one to compare it with."
WHY_ONE_LEFT = "There is one center only, so there is nothing to compare it with."
WHY_NEEDS_ORDER = "Say what matters to you first. Then you can see here why one center stands before another."
WHY_LEVEL = "{ahead} and {behind} are level: both have {points} points."
WHY_LEADS_AND_LAGS = (
    "All in all, {ahead} has {gap} points more than {behind}. It is ahead on {leads}. "
    "This outweighs all that it is behind on: {lags}."
)
WHY_KNOWN_LEADS_AND_LAGS = (
    "All in all, {ahead} has {gap} points more than {behind}. On what is known of both, it is ahead on "
    "{leads}. This outweighs all that it is behind on: {lags}."
)
WHY_LEADS = (
    "All in all, {ahead} has {gap} points more than {behind}. It is ahead on {leads}. "
    "On each of the others it is ahead or level, as far as both are known."
)
WHY_SILENCE_BEHIND = (
    "All in all, {ahead} has {gap} points more than {behind}, but only because of what is not known: "
    "an unknown counts half. On what is known of both, {behind} is {known} points ahead."
)
WHY_SILENCE_LEVEL = (
    "All in all, {ahead} has {gap} points more than {behind}, but only because of what is not known: "
    "an unknown counts half. On what is known of both, they are level."
)
WHY_SILENT = (
    "Not known of one or both: {facts}. "
    "The answers could move the gap to anything from {low} to {high} points."
)
WHY_FACTOR = "{factor} ({points} points)"
WHY_TABLE = "Check it by hand"
WHY_TABLE_CAPTION = "Points of {ahead} and {behind} by what matters; each unknown counts half"
WHY_TABLE_FACTOR = "What matters"
WHY_TABLE_GAP = "Gap"
WHY_TABLE_SUM = "In all"
POINTS_UNDER = "less than 0.1"

# How sure the order is, and what would change it
SURE = "How sure is this order, and what would change it?"
SURE_MORE = "Other ways of weighing, and what would change the order"
SURE_WHATEVER = (
    "As long as your order of what matters holds, {first} has the most points. This is so for all exact "
    "weights, and for all answers to what is not known yet."
)
SURE_ONE_WAY = "What you said leaves one way of weighing only, so no other weights were tried."
SURE_SHARE_ALL = (
    "As long as your order of what matters holds, {first} has the most points. This is so for all exact "
    "weights, if each unknown counts half."
)
SURE_SHARE_ALL_ABOUT = (
    "We tried thousands of ways of weighing that keep your order. In all of them, {first} has the most "
    "points, if each unknown counts half."
)
SURE_SHARES = (
    "Of 100 ways of weighing that keep your order, this many give each of these the most points: {shares}. "
    "Here each unknown counts half."
)
SURE_SHARES_ABOUT = (
    "Of 100 ways of weighing that keep your order, about this many give each of these the most points: "
    "{shares}. Here each unknown counts half."
)
SURE_SHARE = "{name} {share}"
SHARE_FEW = "fewer than 1"
SHARE_MOST = "more than 99"
SURE_POSSIBLE = "As not all is known, {names} could have the most points too."
SURE_OFF = (
    "{first} keeps the most points if all your weights are off by up to {percent} percent, each up or down."
)
SURE_OFF_ANY = (
    "{first} keeps the most points even if each of your weights is off by as much as itself, up or down."
)
SURE_OFF_NONE = "If your weights are off by less than 1 percent, another center may have the most points."
CHANGE_NONE = "No change of one weight, and of one known fact of the second center, would change it."
CHANGE_WEIGHT = (
    "If {factor} counted for {needed} of 100, not {now}, {name} would have the most points. "
    "The other factors would share the rest as they do now."
)
CHANGE_WEIGHT_EVEN = (
    "If {factor} counted for {needed} of 100, not {now}, {name} would have the most points. "
    "The other factors would share the rest in equal parts."
)
CHANGE_FACT = (
    "At {behind} now: {now} If this were so there, it would be level with {ahead} or pass it: {then}"
)

# Side by side
SIDE = "Side by side"
SIDE_PICK = "Pick 2 to 4 centers"
SIDE_FEW = "Pick at least 2 centers to see them side by side."
SIDE_MANY = "You picked more than 4, so not all are shown. Tap one again to leave it out."
SIDE_GIVES = "Your medicine"
SIDE_TABLE = "Your centers side by side"
SIDE_POINTS = "Points for what matters to you"
SIDE_UNKNOWN = "Not known"
EFFECTS_LIST = "Pick centers under Side by side to see here how each of them stands on what a risk asks."

# Ask
ASK = "Ask"
ASK_INTRO = "Some facts are not known. A short call can find them out. Here you see which calls are worth it."
ASK_NEEDS_ORDER = (
    "Say what matters to you first. Then you see here which questions could change the order of your list. "
    "The call sheets below work at any time."
)
ASK_ALONE = "Questions that could change which center has the most points"
ASK_ALONE_INTRO = "These are in order: what could change the most stands first."
ASK_ALONE_NONE = "No single answer could change which center has the most points for you."
ASK_SHOW_ALL = "Show all {count} of these questions"
ASK_ABOUT = "{name}: {label}"
ASK_SAY = "Ask: {ask}"
ASK_WHOM = "Whom to ask: {whom}"
ASK_ANYONE = "the front desk"
ASK_NUMBER = "An answer of {answers} gives {names} the most points."
ASK_FACT = "This answer gives {names} the most points: {facts}"
ASK_FACTS = "Each of these answers gives {names} the most points: {facts}"
ASK_SOME = "Some answers give {names} the most points."
ANSWER_FROM = "{amount}{unit} or more"
ANSWER_TO = "{amount}{unit} or less"
ANSWER_BETWEEN = "{least} to {most}{unit}"
ANSWER_JUST = "{amount}{unit}"
ANSWER_ANY = "any amount"
OR = "{first} or {last}"
ASK_TOGETHER = "Calls with several questions"
ASK_TOGETHER_INTRO = (
    "No one of these answers can change which center has the most points, but a few of them could. "
    "For each center, what counts most stands first."
)
ASK_TOGETHER_OTHERS = "These count only if other centers give you answers as well."
ASK_TOGETHER_MORE = "And {count} more for {name}"
ASK_TOGETHER_CENTERS = "The same for more centers ({count})"
ASK_IDLE = "Questions that cannot change which center has the most points for you ({count})"
ASK_IDLE_INTRO = (
    "You may still want to know these. But no answer to them changes which center has the most points."
)
ASK_ALL_KNOWN = "All facts on this list are known. There is nothing to ask."
ASK_HAVE = "I have the answer: {label}"
TELL = "Type in an answer"
TELL_INTRO = "Did a center tell you something? Put it in here, and your list takes it up at once."
TELL_CENTER = "Which center?"
TELL_CENTER_OPEN = "Pick a center"
TELL_WHAT_OPEN = "Pick a question"
TELL_WHAT = "Which fact?"
TELL_AMOUNT = "The answer, in {unit} (from {least} to {most})"
TELL_AMOUNT_FREE = "The answer, in {unit}"
TELL_YES_NO = "The answer"
TELL_WHO = "Who told you? A name or a job will do. You may leave this empty."
TELL_KEEP = "Keep this answer"
TELL_NOTHING = "Nothing was kept yet: choose or type an answer first."
TOLD_TITLE = "Answers you were told"
TOLD_NONE = "None so far."
TOLD_FACT = "{fact} (You were told this by {who} on {day}.)"
TOLD_OWN = "{fact} (You put this in on {day}.)"
TOLD_AT = "{name}: {fact}"
TOLD_UNFIT = "{name}: an answer on {label} no longer fits this list, so it does not count."
TOLD_BACK = "Take back: {label} at {name}"
TOLD_SAME = "Thank you. The places on your list stay as they were."
TOLD_MOVED = "Thank you. Changes of place on your list: {moves}."
TOLD_MOVE = "{name} from {old} to {new}"
SHEETS = "Call sheets"
SHEETS_INTRO = "A call sheet has all open questions for one center. You can take it along or print it."
SHEET_WHICH = "A call sheet for"
SHEET_TITLE = "Questions for {name}"
SHEET_PHONE = "Phone: {phone}"
SHEET_WHEN = "Date of the call: ____________ I spoke with: ____________"
SHEET_LINE = "Answer: ________________________________"
SHEET_NOTHING = "All facts about {name} are known. There is nothing to ask."
SHEET_SAVE = "Save this call sheet as a text file"

# A broken data folder
BROKEN_TITLE = "This list cannot be used yet"
BROKEN_INTRO = (
    "Something in the files of this list is wrong. The app shows nothing until all of it is mended."
)
BROKEN_ONE = "There is 1 thing to mend."
BROKEN_MANY = "There are {count} things to mend."

YES = "yes"
NO = "no"
AND = "{first} and {last}"

# The glossary
WORDS_EXPLAINED = "Words explained"
WORD_MEANS = "{term}: {means}"

# A file of the national provider registry
REGISTRY_SOURCE = "National registry (NPI), record last changed on {day}"
REGISTRY_SOURCE_NO_DAY = "National registry (NPI), no date on the record"
REGISTRY_STREET = "The street, as the registry has it: {street}."

# A long list made shorter
NARROW_NAME = "Your search for “{name}” sets aside {aside} of {count}."
NARROW_KIND = "The kinds of place you picked set aside {aside} of {count}."
NARROW_FAR = "Your limit of {miles} in a straight line sets aside {aside} of {count}."
NARROW_MUST = "Your must-haves set aside {aside} of {count}."
NARROW_MILES = "{miles} miles"
NARROW_MILE = "1 mile"
NARROW_TOWN_UNKNOWN = "Of those the search sets aside, the town is not known for {unknown}."
NARROW_FAR_UNKNOWN = "For {unknown} of those left, how far away they are is not known. They stay on the list."
NARROW_KIND_UNKNOWN = (
    "For {unknown} of those left, the kind of place is not known. They stay on the list too."
)
NARROW_NEEDS_ZIP = (
    "A limit in miles needs your ZIP code. Until you type it in, the limit sets no center aside."
)
NARROW_FIRST = (
    "{left} centers are too many to compare at once. Make the list shorter first, to {most} or less: by how "
    "far they are, by kind of place, or by name or town."
)
NARROW_NEAREST = (
    "No more than {most} centers can be compared at once. So you now see the {compared} that are nearest "
    "to you, out to about {miles}. To see others, make the list shorter."
)
NARROW_NEAREST_UNKNOWN = (
    "How far away {unknown} more are is not known, so they are not among the nearest. "
    "Search for their name or town to see them."
)
NARROW = "Make the list shorter"
NARROW_SEARCH = "Name or town"
NARROW_KINDS = "Kinds of place (pick none to see all kinds)"
NARROW_MOST_MILES = "How many miles away at most, in a straight line?"
NARROW_CLEAR = "Clear the search, the kinds and the miles"
NARROW_GATES = "What a center must have"
NARROW_TOO_LONG = "The list is too long to compare yet, so go back to Must-haves and make it shorter first."
NARROW_NONE = "What you asked for leaves no center on the list, so go back to Must-haves and change it."
NARROW_PART = (
    "You now see {compared} of the {count} centers on this list. Must-haves says why, and you can change it "
    "there."
)
NARROW_TOLD_OUT = (
    "{name}: your answer on {label} is kept. This center is not among those you compare now. When it is, "
    "your answer counts again."
)
MUST_ONLY_MANY = "Letting it go would bring back {count}."
MUST_RELAX_MANY = "Letting go of {gates} brings back {count}."
MUST_RELAX_LIMIT_MANY = "These limits bring back {count}: {limits}."

# What a coordinator has to find out
GAPS_PROGRAM = "In the program {program}"
GAPS_GROUP = "{first} to {last}"
GAPS_BY_FACT = "What is not known, by fact"
GAPS_BY_CENTER = "What is not known, by center"
GAPS_COUNT = "{unknown} of {all} not known"
GAPS_LEGEND = "A full square is a fact that is known. A hollow one is not known."
GAPS_GROUPED_ROWS = "This list is too long to draw each center, so one stands for up to {rows} centers."
GAPS_GROUPED_COLUMNS = "There are too many facts to draw each one, so one stands for up to {columns} facts."
GAPS_PARTLY = "In a half-full square, some of it is known."
GAPS_FIRST = "What is unknown most often stands first."

# Your own list
LIST = "Your own list"
LIST_INTRO = (
    "This tool can show the centers near you in place of the list that comes with it. You need a file with "
    "them, from a clinic, a charity or your own notes."
)
LIST_KEPT = (
    "Your file goes to the computer that runs this tool. It is kept in memory only. When you close this page "
    "or load it again, it is gone. Save the list as a file to keep it."
)
LIST_OPEN_TITLE = "The list that is open now"
LIST_OPEN = "It is called {name}. Centers on it: {count}."
LIST_BACK = "Go back to the list that came with this tool"
LIST_UNDO = "Undo the last change"
LIST_MUST_STAY = "The must-haves that you ticked still count."
LIST_WENT_BACK = "The list that came with this tool is open again."
LIST_UNDONE = "The last change is undone."
LIST_GET_TITLE = "Get a form to fill in"
LIST_GET = (
    "It has one column for each fact, and one row that shows how a row is written. Where nobody knows, write "
    "unknown. The Excel form has a second sheet that explains each column."
)
LIST_GET_XLSX = "Get the form for Excel"
LIST_GET_CSV = "Get the form as CSV"
LIST_BRING_TITLE = "Bring your list"
LIST_BRING = (
    "Choose a file from Excel, a CSV file, or a file that you saved from the NPI registry. Nothing in it is "
    "changed. If anything in it is wrong, you are told all of it, and the list that is open stays."
)
LIST_BLANKS = "An empty cell in my file means that nobody knows"
LIST_FILE = "Your file"
LIST_READING = "Your file is being read."
LIST_USED = "Your list is open now."
LIST_USED_NEXT = "Go on with Must-haves to compare them."
LIST_PUT_AWAY = "Answers about centers that are not on this list were put away: {count}."
LIST_REFUSED = "Nothing of your file is used yet. The list that was open stays. To fix in {name}: {count}."
LIST_NOTES = "Not all of it was read just as it is written. Each such place is told below: {count}."
LIST_NOTES_OF = "What was read in another way than it is written: {count}"
LIST_FIRST = "The first {shown} are shown. Save them all as a file to see the rest."
LIST_SAVE_ALL = "Save all of them as a file"
LIST_STALE_TITLE = "What to check again"
LIST_STALE_NONE = "Each center was checked in the last 12 months."
LIST_STALE = "Checked more than 12 months ago: {count}."
LIST_STALE_ONE = "{name}, on {day}"
LIST_UNDATED = "The day of the check is not known: {count}."
LIST_STALE_MORE = "And this many more: {count}."
LIST_GAPS = "What is not known yet, and where a call pays"
LIST_CHANGE_TITLE = "Change or add a center"
LIST_CHANGE = "Choose a center to change what the list says of it, or add a new one."
LIST_SEARCH = "Part of the center's name or town"
LIST_SEARCH_MANY = "This list is long. Type in part of a name or town to find a center. Found: {count}."
LIST_ADD = "Add a new center"
LIST_PLACE_COLUMNS = "Name and place"
LIST_MEDICINE_COLUMNS = "What is given there"
LIST_CHECK_COLUMNS = "When it was checked, and who said so"
LIST_KEEP = "Keep this center"
LIST_CANCEL = "Close without keeping"
LIST_REMOVE = "Take this center off the list"
LIST_KEPT_ONE = "{name} is on the list now as you wrote it. Save the list as a file to keep it."
LIST_REMOVED = "{name} is off the list now."
LIST_WRONG = "Not kept yet. To fix: {count}."
LIST_WRONG_AT = "{heading}: {what} {remedy}"
LIST_SAVE_TITLE = "Save the list"
LIST_SAVE = (
    "You can open the file here again at any time. Places that you added for yourself are not in it, and "
    "neither are answers that you typed in under Ask."
)
LIST_SAVE_XLSX = "Save the list for Excel"
LIST_SAVE_CSV = "Save the list as CSV"
CARD_STALE = "This was checked more than 12 months ago, so ask if it is still so."
