"""What the hall looks like at a given instant; pure rules, the time is handed in."""
