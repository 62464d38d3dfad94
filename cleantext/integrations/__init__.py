"""Adapters to engines that run many machines; each needs its engine installed."""
