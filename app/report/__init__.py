"""The documents of a day, made from `ReportView` alone: the report and the newsletter."""
