"""The doors of the house: pages, sockets and form posts. Everything somebody may reach is in `routes`."""
