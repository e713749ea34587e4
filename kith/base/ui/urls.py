from django.urls import path

from kith.base.ui import views

app_name = "ui"
urlpatterns = [path("style/", views.style, name="style")]
