"""What a difference means for one service, team, role, body or division: a page for its people."""
