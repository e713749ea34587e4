"""Who may ever see each text of each model: the promise that the canaries hold every page to (TRUST A5, B1).

A line for each model, a word for each of its text columns. The words are the audiences of readers.py, or name
a person of the row ("by", "thread.started_by"); several are added together. A model or column that is not
here fails a test: whoever adds one decides here, before anything else, who may read it.
"""

WHO_MAY_SEE: dict[str, dict[str, str]] = {
    # Who somebody is, and how they come in.
    "people.Person": {"name": "a name", "password": "nobody", "sort_name": "nobody"},
    "people.Address": {"address": "person"},
    "people.ArchiveAddress": {"address": "person"},
    "people.Session": {"device": "person"},
    "people.SignInRequest": {"address": "nobody", "next": "nobody"},
    "people.HalfwayIn": {"device": "person", "next": "nobody"},
    "people.Passkey": {"name": "person"},
    "people.Count": {"who": "nobody"},
    # What people say of themselves: each part has a level of its own.
    "profiles.Profile": {"about": "its level", "languages": "its level", "contact_words": "its level"},
    "profiles.Line": {"text": "its level"},
    "profiles.Affiliation": {"named": "its level", "role": "its level"},
    "profiles.Organisation": {"name": "nobody", "sort_name": "nobody"},
    "profiles.Constituency": {"word": "its level"},
    # Where they belong.
    "communities.Community": {
        "name": "anyone",
        "sort_name": "nobody",
        "domain_statement": "anyone",
        "practice_scope": "anyone",
        "norms": "anyone",
    },
    "communities.Group": {"name": "group or members", "purpose": "group or members"},
    "communities.Membership": {"reason_for_joining": "person, deciders"},
    "communities.Transition": {"why": "membership.person, by"},
    "communities.Removal": {
        "reason": "person, deciders, house",
        "appeal": "person, deciders, house",
        "answer": "person, deciders, house",
    },
    # What people say to each other.
    "conversations.Thread": {"title": "readers"},
    "conversations.Post": {"source": "readers", "html": "readers", "once": "nobody"},
    "conversations.Revision": {"source": "readers", "html": "readers"},
    "conversations.ThreadTransition": {"why": "readers"},
    "conversations.Move": {"why": "readers"},
    "tending.Motion": {"why": "readers"},
    "tending.SynopsisLine": {"text": "readers"},
    "tending.Tag": {"word": "readers of what bears it"},
    "drafts.Draft": {"title": "person", "text": "person"},
    "forums.Board": {"name": "readers", "about": "readers"},
    "letters.Introduction": {"request": "asked_by, by", "words": "by, one, other"},
    # Who asks to come in, and who is asked.
    "admissions.Application": {"reason": "person, deciders"},
    "admissions.Say": {"words": "application.person, deciders"},
    "admissions.Invitation": {
        "name": "by, deciders",
        "address": "by, deciders, guest",
        "sentence": "by, deciders, guest",
    },
    "admissions.Call": {
        "wanted": "anyone",
        "experience": "anyone",
        "level": "anyone",
        "commitment": "anyone",
        "come_for": "anyone",
        "wished_mix": "anyone",
    },
    "charter.Version": {
        "domain_statement": "anyone once adopted",
        "who": "anyone once adopted",
        "practice_scope": "anyone once adopted",
        "norms": "anyone once adopted",
        "why": "anyone once adopted",
    },
    "charter.Remark": {"words": "members"},
    # What somebody minds.
    "moderation.Concern": {"words": "raised_by, bench"},
    "moderation.Step": {"why": "concern.author, concern.raised_by, bench"},
    "moderation.Look": {"why": "bench"},
    "moderation.SafetyLine": {"text": "signed in"},
    "search.Need": {"words": "members"},
    "unnamed.Unsealing": {"why": "deciders, whoever is behind it once open"},
    # Smaller groups, neighbours, and where a community says it is.
    "kinship.Asking": {"reason": "person, group"},
    "kinship.Emergence": {"name": "group", "domain_statement": "group"},
    "kinship.Recognition": {"why": "anyone"},
    "kinship.Voucher": {"words": "anyone"},
    "kinship.Relation": {"words": "both sides", "sentence": "both sides"},
    "kinship.Review": {"why": "members"},
    "kinship.View": {"words": "members"},
    # Who is new, who is quiet.
    "welcome.Welcome": {"words": "by, membership.person"},
    "welcome.CheckIn": {"words": "by, person"},
    "welcome.BuddyOffer": {"words": "members"},
    # What the machine keeps for itself.
    "jobs.Job": {"worker": "nobody", "error": "nobody"},
    "yours.Parcel": {"file": "nobody"},
}

# Columns that hold no words of anybody: they are left as they are. Keys, slugs, hashes and columns with
# choices are left out by what they are.
NO_WORDS = {
    "people.AuditLine": "act about why previous_seal seal: sealed, and never changed",
    "people.AuditHead": "seal proof: sealed",
    "people.Authenticator": "sealed: encrypted",
    "people.Passkey": "credential: digits that a device made up",
    "people.Count": "name: what is counted",
    "people.Mailed": "kind about: words of the program’s, and ids",
    "people.NoMail": "kind: a word of the program’s",
    "people.Nudge": "kind: a word of the program’s",
    "people.Person": "pointer zone language: for the program",
    "people.HalfwayIn": "why: a word of the program’s",
    "communities.Community": "glaze motif zone: picked from a list",
    "communities.Transition": "state: picked from a list",
    "profiles.LineWord": "word start: worked out from the line",
    "profiles.Constituency": "folded: worked out from the word",
    "profiles.Affiliation": "since until: a month",
    "activity.Entry": "verb subject_kind: words of the program’s",
    "activity.Cursor": "projection: a word of the program’s",
    "jobs.Job": "name key: words of the program’s",
    "jobs.Slot": "name: a word of the program’s",
    "search.SearchDocument": "kind sort: words of the program’s",
    "measures.DailyCount": "what: a word of the program’s",
    "measures.WeeklyCount": "what: a word of the program’s",
    "feed.FeedItem": "subject_kind verb: words of the program’s",
    "moderation.Concern": "subject_kind subject_key: which thing it is about",
    "moderation.Act": "name: a word of the program’s",
    "drafts.Draft": "place was: which box, and which version of a post",
    "conversations.Thread": "host_kind: a word of the program’s",
    "conversations.ThreadTransition": "state: picked from a list",
    "tending.Tag": "folded: worked out from the word",
    "conversations.Move": "former_key was_host_kind: words of the program’s",
    "admissions.Wish": "mode: picked from a list",
    "admissions.ModeChange": "was mode: picked from a list",
    "welcome.SetAside": "step: picked from a list",
}
