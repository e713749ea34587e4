"""The demo's people. All of them are made up, and so is everywhere they work."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """Someone in the demo. tag: what the words call them. visited: days since they last looked in.

    visited is known of those a newcomer may try being; the sign-in page offers them alone.
    """

    tag: str
    name: str
    pointer: str
    visited: int | None = None

    @property
    def address(self) -> str:
        """Their mail address; only one at demo.example is offered at sign-in."""
        place = "members" if self.visited is None else "demo"
        return f"{self.tag}@{place}.example"


KEEPER = "anita"

PEOPLE = (
    Part("anita", "Anita Clough", "Keeps Westmere Network’s machines and biscuit tin", visited=5),
    Part("denise", "Denise Parry", "Looks after her mum at home", visited=13),
    Part("fern", "Fern Gallacher", "Ran the repairers’ network, and wound it up well", visited=9),
    Part("greta", "Greta Lindholm", "Likes small numbers; data analyst", visited=3),
    Part("joyce", "Joyce Adeyemi", "Healthcare assistant, Hallow Community Hospital", visited=12),
    Part("kerry", "Kerry-Ann Doyle", "Teaching assistant, Year 2", visited=8),
    Part("meera", "Meera Joshi", "Leads a makers’ network; half of a convenor", visited=12),
    Part("priya", "Priya Nair", "Manager, Larkfield House care home", visited=9),
    Part("sam", "Sam Whitlock", "Deputy manager, Rowan Lodge care home", visited=1),
    Part("tamsin", "Tamsin Oakes", "Teacher, special school", visited=12),
    Part("tom", "Tom Ashworth", "Convenes Deteriorating Patients; patient safety nurse", visited=6),
    Part("winston", "Winston Clarke", "Night care assistant, Larkfield House", visited=11),
    Part("abdi", "Abdi Warsame", "Supports very small home-care businesses"),
    Part("alun", "Alun Beddoe", "Grower, Hallow Farm"),
    Part("aoife", "Aoife Brennan", "Takes the calls, and has for eleven years"),
    Part("beth", "Beth Lindley", "Teacher, Year 6"),
    Part("bev", "Bev Lawson", "Senior carer, nights, Ashgrove Court"),
    Part("callum", "Callum Brodie", "Paramedic"),
    Part("catrin", "Catrin Howell", "Hospice nurse"),
    Part("colin", "Colin Draper", "Leads a farm shops’ network; the other half of a convenor"),
    Part("comfort", "Comfort Asante", "Runs the Station Road pantry"),
    Part("dawn", "Dawn Hathersage", "Coordinates befrienders"),
    Part("dilwyn", "Dilwyn Tranter", "Canal-boat traders’ network, until he sold the boat"),
    Part("dipa", "Dipa Raman", "Teaching assistant, reception"),
    Part("edwin", "Edwin Marsh", "Chaplain, with a low chair"),
    Part("ellie", "Ellie Nash", "Teaching assistant, new this year"),
    Part("farida", "Farida Rahmani", "Improvement coach"),
    Part("gethin", "Gethin Rees", "Paramedic, up the valley"),
    Part("glenys", "Glenys Pugh", "Retired ward clerk, reading along"),
    Part("gus", "Gus Thorne", "Allotments and small growers"),
    Part("hana", "Hana Sedlak", "Community cafés"),
    Part("harriet", "Harriet Sowerby", "Membership, a large trade body"),
    Part("helen", "Helen Bright", "GP, Ashgrove Surgery"),
    Part("ibrahim", "Ibrahim Sesay", "Community transport"),
    Part("ife", "Ife Bello", "Student nurse, second year"),
    Part("imogen", "Imogen Frost", "Street-food vans, never in one place"),
    Part("jas", "Jas Gill", "Special needs coordinator, two primary schools"),
    Part("jerome", "Jerome Baptiste", "Barbers and hairdressers"),
    Part("ken", "Ken Bagshaw", "Maintenance, Larkfield House"),
    Part("lorna", "Lorna Tait", "Physiotherapist"),
    Part("lou", "Lou Penhaligon", "Childminders’ network"),
    Part("marian", "Marian Szewczyk", "Ward sister, nights"),
    Part("mo", "Mo Farooq", "Teaching assistant, Year 4"),
    Part("moira", "Moira Flint", "Volunteer, mostly Fridays"),
    Part("nasreen", "Nasreen Malik", "Women traders’ network"),
    Part("neil", "Neil Stockdale", "Improvement coach, with a past in arrows"),
    Part("nerys", "Nerys Coles", "Community midwife, lately somewhere flatter"),
    Part("owen", "Owen Pritchard", "Community pharmacist"),
    Part("pauline", "Pauline Agyeman", "Head, primary school"),
    Part("pete", "Pete Hallam", "Taxi drivers"),
    Part("rob", "Rob Fenwick", "Supply teacher"),
    Part("ros", "Ros Whittaker", "Ran networks for twenty-six years"),
    Part("ruth", "Ruth Kessler", "District nurse, east side"),
    Part("sian", "Siân Maddox", "Village halls, and their roofs"),
    Part("stan", "Stan Kowalczyk", "Lunchtime supervisor"),
    Part("viv", "Vivian Osei", "Repair cafés; once sat on a grants panel"),
)
