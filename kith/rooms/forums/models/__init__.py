from kith.rooms.forums.models.board import Board

__all__ = ["Board"]
