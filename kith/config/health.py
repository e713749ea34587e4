"""/health: is this Kith alive, for whoever watches over it."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.urls import path

import kith
from kith.base.kit.doors import door


@door("anyone")
def health(request: HttpRequest) -> JsonResponse:
    """Answer {"status": "ok", "version", "database"} with 200, or "unwell" with 503. No secrets."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "unwell", "version": kith.__version__}, status=503)
    return JsonResponse({"status": "ok", "version": kith.__version__, "database": connection.vendor})


urlpatterns = [path("health", health, name="health")]
