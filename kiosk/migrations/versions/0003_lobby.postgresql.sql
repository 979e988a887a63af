CREATE TABLE service (
	id BIGSERIAL NOT NULL, 
	names TEXT NOT NULL, 
	task TEXT NOT NULL, 
	minutes BIGINT NOT NULL, 
	last_before BIGINT NOT NULL, 
	overnight TEXT NOT NULL, 
	tolerance BIGINT NOT NULL, 
	active BOOLEAN NOT NULL, 
	position BIGINT NOT NULL, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_service PRIMARY KEY (id), 
	CONSTRAINT ck_service_minutes CHECK (minutes > 0 AND last_before >= 0 AND tolerance >= 0), 
	CONSTRAINT ck_service_overnight_known CHECK (overnight IN ('keep', 'close'))
);
CREATE TABLE visit_kind (
	id BIGSERIAL NOT NULL, 
	code TEXT NOT NULL, 
	names TEXT NOT NULL, 
	purpose TEXT NOT NULL, 
	asks TEXT NOT NULL, 
	papers TEXT NOT NULL, 
	badge BOOLEAN NOT NULL, 
	told TEXT NOT NULL, 
	told_role TEXT, 
	services TEXT NOT NULL, 
	stays BOOLEAN NOT NULL, 
	early BIGINT NOT NULL, 
	late BIGINT NOT NULL, 
	active BOOLEAN NOT NULL, 
	position BIGINT NOT NULL, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_visit_kind PRIMARY KEY (id), 
	CONSTRAINT ck_visit_kind_minutes CHECK (early >= 0 AND late >= 0), 
	CONSTRAINT uq_visit_kind_code UNIQUE (code), 
	CONSTRAINT ck_visit_kind_purpose_known CHECK (purpose IN ('appointment', 'walk_in', 'visitor', 'delivery', 'collection', 'stays')), 
	CONSTRAINT ck_visit_kind_told_known CHECK (told IN ('nobody', 'host', 'role')), 
	CONSTRAINT ck_visit_kind_told_role_known CHECK (told_role IN ('reception', 'sales', 'service', 'marketing', 'fulfilment', 'manufacturing', 'accounting', 'manager'))
);
CREATE TABLE alarm (
	id BIGSERIAL NOT NULL, 
	kind TEXT NOT NULL, 
	house BIGINT NOT NULL, 
	began_at BIGINT NOT NULL, 
	began_by BIGINT, 
	station TEXT NOT NULL, 
	way_out TEXT NOT NULL, 
	ended_at BIGINT, 
	ended_by BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_alarm PRIMARY KEY (id), 
	CONSTRAINT fk_alarm_began_by FOREIGN KEY(began_by) REFERENCES person (id), 
	CONSTRAINT fk_alarm_ended_by FOREIGN KEY(ended_by) REFERENCES person (id), 
	CONSTRAINT ck_alarm_kind_known CHECK (kind IN ('real', 'drill'))
);
CREATE UNIQUE INDEX ix_alarm_open ON alarm (house) WHERE ended_at IS NULL;
CREATE TABLE call_preference (
	customer_id BIGINT NOT NULL, 
	call_by TEXT NOT NULL, 
	said_at BIGINT NOT NULL, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_call_preference PRIMARY KEY (customer_id), 
	CONSTRAINT fk_call_preference_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id), 
	CONSTRAINT ck_call_preference_call_by_known CHECK (call_by IN ('sound', 'light', 'message', 'come_to_me'))
);
CREATE TABLE kiosk_trouble (
	id BIGSERIAL NOT NULL, 
	station TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	since BIGINT NOT NULL, 
	seen_by BIGINT, 
	seen_at BIGINT, 
	ended_at BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_kiosk_trouble PRIMARY KEY (id), 
	CONSTRAINT fk_kiosk_trouble_seen_by FOREIGN KEY(seen_by) REFERENCES person (id), 
	CONSTRAINT ck_kiosk_trouble_kind_known CHECK (kind IN ('no_paper', 'no_network', 'no_scanner', 'no_speech', 'tries', 'unfinished'))
);
CREATE UNIQUE INDEX ix_kiosk_trouble_open ON kiosk_trouble (station, kind) WHERE ended_at IS NULL;
CREATE INDEX ix_kiosk_trouble_since ON kiosk_trouble (since);
CREATE TABLE not_admitted (
	id BIGSERIAL NOT NULL, 
	name TEXT NOT NULL, 
	folded VARCHAR COLLATE "C" NOT NULL, 
	phone_key TEXT, 
	email_key TEXT, 
	reason TEXT NOT NULL, 
	by_person BIGINT NOT NULL, 
	since BIGINT NOT NULL, 
	until TEXT, 
	ended_at BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_not_admitted PRIMARY KEY (id), 
	CONSTRAINT fk_not_admitted_by_person FOREIGN KEY(by_person) REFERENCES person (id)
);
CREATE INDEX ix_not_admitted_folded ON not_admitted (folded);
CREATE TABLE pace (
	service_id BIGINT NOT NULL, 
	day TEXT NOT NULL, 
	served BIGINT NOT NULL, 
	seconds BIGINT NOT NULL, 
	squares BIGINT NOT NULL, 
	CONSTRAINT pk_pace PRIMARY KEY (service_id, day), 
	CONSTRAINT fk_pace_service_id FOREIGN KEY(service_id) REFERENCES service (id)
);
CREATE TABLE shown_text (
	id BIGSERIAL NOT NULL, 
	station TEXT NOT NULL, 
	desk TEXT NOT NULL, 
	text TEXT NOT NULL, 
	language TEXT NOT NULL, 
	step BIGINT NOT NULL, 
	plain BOOLEAN NOT NULL, 
	shown_by BIGINT NOT NULL, 
	shown_at BIGINT NOT NULL, 
	answer TEXT, 
	answered_at BIGINT, 
	ended_at BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_shown_text PRIMARY KEY (id), 
	CONSTRAINT fk_shown_text_shown_by FOREIGN KEY(shown_by) REFERENCES person (id)
);
CREATE UNIQUE INDEX ix_shown_text_open ON shown_text (station) WHERE ended_at IS NULL;
CREATE TABLE alarm_help (
	id BIGSERIAL NOT NULL, 
	alarm_id BIGINT NOT NULL, 
	station TEXT NOT NULL, 
	visit_id BIGINT, 
	asked_at BIGINT NOT NULL, 
	going_by BIGINT, 
	going_at BIGINT, 
	done_at BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_alarm_help PRIMARY KEY (id), 
	CONSTRAINT fk_alarm_help_alarm_id FOREIGN KEY(alarm_id) REFERENCES alarm (id), 
	CONSTRAINT fk_alarm_help_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id), 
	CONSTRAINT fk_alarm_help_going_by FOREIGN KEY(going_by) REFERENCES person (id)
);
CREATE UNIQUE INDEX ix_alarm_help_open ON alarm_help (alarm_id, station) WHERE done_at IS NULL;
CREATE TABLE alarm_person (
	id BIGSERIAL NOT NULL, 
	alarm_id BIGINT NOT NULL, 
	who TEXT NOT NULL, 
	about BIGINT NOT NULL, 
	name TEXT NOT NULL, 
	place TEXT NOT NULL, 
	since BIGINT NOT NULL, 
	perhaps BOOLEAN NOT NULL, 
	needs_help BOOLEAN NOT NULL, 
	safe_at BIGINT, 
	safe_by BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_alarm_person PRIMARY KEY (id), 
	CONSTRAINT fk_alarm_person_alarm_id FOREIGN KEY(alarm_id) REFERENCES alarm (id), 
	CONSTRAINT fk_alarm_person_safe_by FOREIGN KEY(safe_by) REFERENCES person (id), 
	CONSTRAINT ck_alarm_person_who_known CHECK (who IN ('staff', 'visitor', 'stays'))
);
CREATE UNIQUE INDEX ix_alarm_person_once ON alarm_person (alarm_id, who, about);
CREATE TABLE call_back (
	id BIGSERIAL NOT NULL, 
	visit_id BIGINT, 
	customer_id BIGINT, 
	service_id BIGINT, 
	name TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	wanted TEXT NOT NULL, 
	wanted_day TEXT, 
	language TEXT NOT NULL, 
	asked_at BIGINT NOT NULL, 
	done_at BIGINT, 
	done_by BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_call_back PRIMARY KEY (id), 
	CONSTRAINT fk_call_back_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id), 
	CONSTRAINT fk_call_back_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id), 
	CONSTRAINT fk_call_back_service_id FOREIGN KEY(service_id) REFERENCES service (id), 
	CONSTRAINT fk_call_back_done_by FOREIGN KEY(done_by) REFERENCES person (id)
);
CREATE INDEX ix_call_back_open ON call_back (done_at, asked_at);
CREATE TABLE ticket (
	id BIGSERIAL NOT NULL, 
	visit_id BIGINT NOT NULL, 
	service_id BIGINT NOT NULL, 
	number TEXT NOT NULL, 
	day TEXT NOT NULL, 
	state TEXT NOT NULL, 
	priority BIGINT NOT NULL, 
	due_at BIGINT, 
	arrived_at BIGINT NOT NULL, 
	behind_at BIGINT, 
	call_by TEXT NOT NULL, 
	language TEXT NOT NULL, 
	cause TEXT NOT NULL, 
	promised_from BIGINT, 
	promised_to BIGINT, 
	called_by BIGINT, 
	called_station TEXT, 
	called_at BIGINT, 
	calls BIGINT NOT NULL, 
	looked_at BIGINT, 
	looked_by BIGINT, 
	before_id BIGINT, 
	ended_at BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_ticket PRIMARY KEY (id), 
	CONSTRAINT ck_ticket_calls CHECK (calls BETWEEN 0 AND 3), 
	CONSTRAINT ck_ticket_somebody CHECK (state NOT IN ('called', 'serving') OR called_by IS NOT NULL), 
	CONSTRAINT fk_ticket_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id), 
	CONSTRAINT fk_ticket_service_id FOREIGN KEY(service_id) REFERENCES service (id), 
	CONSTRAINT fk_ticket_called_by FOREIGN KEY(called_by) REFERENCES person (id), 
	CONSTRAINT fk_ticket_looked_by FOREIGN KEY(looked_by) REFERENCES person (id), 
	CONSTRAINT fk_ticket_before_id FOREIGN KEY(before_id) REFERENCES ticket (id), 
	CONSTRAINT ck_ticket_state_known CHECK (state IN ('waiting', 'called', 'serving', 'on_hold', 'missed', 'done', 'done_in_part', 'transferred', 'cancelled')), 
	CONSTRAINT ck_ticket_call_by_known CHECK (call_by IN ('sound', 'light', 'message', 'come_to_me')), 
	CONSTRAINT ck_ticket_cause_known CHECK (cause IN ('queue', 'not_ready', 'nobody', 'paper', 'money'))
);
CREATE UNIQUE INDEX ix_ticket_at_a_desk ON ticket (visit_id) WHERE state IN ('called', 'serving');
CREATE INDEX ix_ticket_day ON ticket (day, state);
CREATE INDEX ix_ticket_state ON ticket (state, service_id);
CREATE INDEX ix_ticket_visit ON ticket (visit_id);
CREATE TABLE visitor (
	visit_id BIGINT NOT NULL, 
	kind_id BIGINT NOT NULL, 
	name TEXT NOT NULL, 
	folded VARCHAR COLLATE "C" NOT NULL, 
	last_name_key TEXT NOT NULL, 
	company TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	phone_key TEXT, 
	email TEXT NOT NULL, 
	email_key TEXT, 
	code_key TEXT, 
	uid TEXT, 
	host_id BIGINT, 
	packages BIGINT, 
	planned_at BIGINT, 
	planned_until BIGINT, 
	call_by TEXT, 
	outcome TEXT, 
	badge TEXT, 
	refused_by BIGINT, 
	departed_at BIGINT, 
	departed_how TEXT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_visitor PRIMARY KEY (visit_id), 
	CONSTRAINT fk_visitor_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id), 
	CONSTRAINT fk_visitor_kind_id FOREIGN KEY(kind_id) REFERENCES visit_kind (id), 
	CONSTRAINT uq_visitor_code_key UNIQUE (code_key), 
	CONSTRAINT uq_visitor_uid UNIQUE (uid), 
	CONSTRAINT fk_visitor_host_id FOREIGN KEY(host_id) REFERENCES person (id), 
	CONSTRAINT fk_visitor_refused_by FOREIGN KEY(refused_by) REFERENCES person (id), 
	CONSTRAINT ck_visitor_call_by_known CHECK (call_by IN ('sound', 'light', 'message', 'come_to_me')), 
	CONSTRAINT ck_visitor_outcome_known CHECK (outcome IN ('ok', 'early', 'late', 'wrong_day', 'balance_due', 'paper_missing', 'not_found', 'refused', 'already_here')), 
	CONSTRAINT ck_visitor_departed_how_known CHECK (departed_how IN ('self', 'desk', 'host', 'swept'))
);
CREATE INDEX ix_visitor_email_key ON visitor (email_key);
CREATE INDEX ix_visitor_last_name_key ON visitor (last_name_key, planned_at);
CREATE INDEX ix_visitor_phone_key ON visitor (phone_key);
CREATE INDEX ix_visitor_planned_at ON visitor (planned_at);
CREATE TABLE wrong_pass (
	id BIGSERIAL NOT NULL, 
	day TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	station TEXT NOT NULL, 
	session TEXT NOT NULL, 
	visit_id BIGINT, 
	customer_id BIGINT, 
	CONSTRAINT pk_wrong_pass PRIMARY KEY (id), 
	CONSTRAINT fk_wrong_pass_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id), 
	CONSTRAINT fk_wrong_pass_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id)
);
CREATE INDEX ix_wrong_pass_customer ON wrong_pass (customer_id, day);
CREATE INDEX ix_wrong_pass_station ON wrong_pass (station, at);
CREATE INDEX ix_wrong_pass_visit ON wrong_pass (visit_id, day);
CREATE TABLE follow_up (
	id BIGSERIAL NOT NULL, 
	visit_id BIGINT NOT NULL, 
	ticket_id BIGINT NOT NULL, 
	owner_id BIGINT NOT NULL, 
	what TEXT NOT NULL, 
	since BIGINT NOT NULL, 
	done_at BIGINT, 
	done_by BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_follow_up PRIMARY KEY (id), 
	CONSTRAINT fk_follow_up_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id), 
	CONSTRAINT fk_follow_up_ticket_id FOREIGN KEY(ticket_id) REFERENCES ticket (id), 
	CONSTRAINT fk_follow_up_owner_id FOREIGN KEY(owner_id) REFERENCES person (id), 
	CONSTRAINT fk_follow_up_done_by FOREIGN KEY(done_by) REFERENCES person (id)
);
CREATE INDEX ix_follow_up_open ON follow_up (done_at, since);
CREATE TABLE period (
	id BIGSERIAL NOT NULL, 
	visit_id BIGINT NOT NULL, 
	ticket_id BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	cause TEXT, 
	person_id BIGINT, 
	station TEXT, 
	began_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	CONSTRAINT pk_period PRIMARY KEY (id), 
	CONSTRAINT ck_period_forward CHECK (ended_at IS NULL OR ended_at >= began_at), 
	CONSTRAINT fk_period_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id), 
	CONSTRAINT fk_period_ticket_id FOREIGN KEY(ticket_id) REFERENCES ticket (id), 
	CONSTRAINT fk_period_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_period_kind_known CHECK (kind IN ('waiting', 'called', 'serving', 'on_hold', 'missed')), 
	CONSTRAINT ck_period_cause_known CHECK (cause IN ('queue', 'not_ready', 'nobody', 'paper', 'money'))
);
CREATE UNIQUE INDEX ix_period_open ON period (ticket_id) WHERE ended_at IS NULL;
CREATE INDEX ix_period_ticket ON period (ticket_id);
