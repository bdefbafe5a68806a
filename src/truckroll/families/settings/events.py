"""Mail that the platform would send to users; ours sends none, and tells who subscribes."""

from truckroll.catalogue import event

event(
    "tn.stt.account-invited",
    "Somebody is to choose a login and a password.",
    of="settings.Employee",
    published=False,
    user_id=int,
    email=str,
)
event(
    "tn.stt.password-reset-requested",
    "Somebody is to choose another password.",
    of="settings.Employee",
    published=False,
    user_id=int,
    email=str,
)
