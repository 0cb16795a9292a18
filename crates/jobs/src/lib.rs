//! The durable queue, the timetable and the delivery of announced facts.
