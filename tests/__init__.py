"""Behaviour through public doors; the folders mirror the packages, acceptance/ drives the real process."""
