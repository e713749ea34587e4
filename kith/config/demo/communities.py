"""The demo's network and its nine communities: three lived in, five with a few threads, one empty."""

from kith.config.demo.lived_in import LIVED_IN
from kith.config.demo.plan import BoardPlan, CommunityPlan

NETWORK = CommunityPlan(
    slug="network",
    name="Westmere Network",
    domain="Bring the puzzle. Somebody here has met it.",
    glaze="verdigris",
    motif="diamond",
    founder="anita",
    begun="61 weeks ago, Monday 09:00",
    members={"abdi": "31 weeks ago, Tuesday 20:00", "harriet": "31 weeks ago, Wednesday 12:15"},
    boards=(BoardPlan("general", "General discussion", "For what belongs to no one community.", "network"),),
)

_OTHERS = (
    CommunityPlan(
        slug="falls-in-care-homes",
        name="Falls in Care Homes",
        domain="Keeping people on their feet, and keeping the walks that are worth a wobble.",
        glaze="moss",
        motif="hourglass",
        founder="priya",
        begun="40 weeks ago, Monday 10:00",
        members={"ken": 40, "lorna": 40, "bev": 39, "owen": 37, "denise": 20, "sam": "9 days ago 20:10"},
        boards=(
            BoardPlan("floor", "The floor", "What happened, and where they were going."),
            BoardPlan("garden", "The garden", "Walks worth the risk, and how we decide."),
        ),
    ),
    CommunityPlan(
        slug="volunteer-coordinators",
        name="Volunteer Coordinators",
        domain="Finding people who’d like to give their time, and being worth giving it to.",
        glaze="ochre",
        motif="heart",
        founder="dawn",
        begun="45 weeks ago, Tuesday 12:00",
        members={"ibrahim": 44, "moira": 44, "hana": 44, "lou": 42, "comfort": 38, "viv": 30},
        boards=(BoardPlan("workroom", "The workroom", "Adverts, rotas, thank-yous and goodbyes."),),
    ),
    CommunityPlan(
        slug="last-days-well",
        name="Last Days Well",
        domain="Good care and plain words when somebody’s life is nearly over.",
        glaze="damson",
        motif="wave",
        founder="marian",
        begun="50 weeks ago, Sunday 15:00",
        members={"catrin": 49, "edwin": 49, "denise": 38, "helen": 30, "ruth": 28, "joyce": 14},
        boards=(BoardPlan("quiet-room", "The quiet room", "Write slowly. Say if you’d like no reply."),),
        admission="invitation",
    ),
    CommunityPlan(
        slug="qi-coaches",
        name="QI Coaches",
        domain="Helping teams try a small change, without becoming the improvement police.",
        glaze="slate",
        motif="chevron",
        founder="neil",
        begun="38 weeks ago, Wednesday 12:00",
        members={"farida": 37, "greta": 37, "tom": 37, "priya": 15},
        boards=(BoardPlan("huddle", "The huddle", "What we tried on whom, and what it did."),),
    ),
    CommunityPlan(
        slug="food-together",
        name="Food Together",
        domain="Pantries, growers and lunch clubs passing on what they know, and the celeriac.",
        glaze="tea",
        motif="leaf",
        founder="comfort",
        begun="52 weeks ago, Saturday 09:00",
        members={
            "alun": 51,
            "gus": 51,
            "hana": 51,
            "moira": 51,
            "anita": 46,
            "ken": 33,
            "fern": 21,
            "ellie": 6,
        },
        boards=(BoardPlan("kitchen-table", "The kitchen table", "Too much of something? Start here."),),
    ),
    CommunityPlan(
        slug="data-for-the-curious",
        name="Data for the Curious",
        domain="Small numbers and honest charts, for people nobody ever taught them to.",
        glaze="pine",
        motif="brick",
        founder="greta",
        begun="4 days ago 18:30",
        members={"neil": "3 days ago 12:40", "dawn": "3 days ago 17:50"},
    ),
)

COMMUNITIES = (*LIVED_IN, *_OTHERS)
