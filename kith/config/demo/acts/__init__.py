"""What people of the demo can do besides talking, by how it is written down."""

from kith.config.demo.acts import admitting, agreeing, belonging, caring, meeting, tending, tying

ACTS = {
    **admitting.ACTS,
    **agreeing.ACTS,
    **belonging.ACTS,
    **caring.ACTS,
    **meeting.ACTS,
    **tending.ACTS,
    **tying.ACTS,
}
