CREATE TABLE absence (
	id BIGSERIAL NOT NULL, 
	person_id BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	from_at BIGINT NOT NULL, 
	until_at BIGINT NOT NULL, 
	entered_by BIGINT, 
	entered_at BIGINT NOT NULL, 
	confirmed_by BIGINT, 
	ended_at BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_absence PRIMARY KEY (id), 
	CONSTRAINT fk_absence_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_absence_entered_by FOREIGN KEY(entered_by) REFERENCES person (id), 
	CONSTRAINT fk_absence_confirmed_by FOREIGN KEY(confirmed_by) REFERENCES person (id), 
	CONSTRAINT ck_absence_kind_known CHECK (kind IN ('lunch', 'break', 'late', 'ill', 'leave', 'training', 'off_site', 'no_show'))
);
CREATE INDEX ix_absence_open ON absence (ended_at, until_at);
CREATE INDEX ix_absence_person_id ON absence (person_id);
CREATE TABLE badge (
	id BIGSERIAL NOT NULL, 
	person_id BIGINT NOT NULL, 
	mark TEXT NOT NULL, 
	given_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_badge PRIMARY KEY (id), 
	CONSTRAINT fk_badge_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT uq_badge_mark UNIQUE (mark)
);
CREATE INDEX ix_badge_person_id ON badge (person_id);
CREATE TABLE beside (
	id BIGSERIAL NOT NULL, 
	supervisor_id BIGINT NOT NULL, 
	learner_id BIGINT NOT NULL, 
	skill TEXT NOT NULL, 
	station TEXT NOT NULL, 
	by_pin BOOLEAN NOT NULL, 
	at BIGINT NOT NULL, 
	until BIGINT NOT NULL, 
	used_at BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_beside PRIMARY KEY (id), 
	CONSTRAINT fk_beside_supervisor_id FOREIGN KEY(supervisor_id) REFERENCES person (id), 
	CONSTRAINT fk_beside_learner_id FOREIGN KEY(learner_id) REFERENCES person (id), 
	CONSTRAINT ck_beside_skill_known CHECK (skill IN ('welcome', 'hand_out_orders', 'papers', 'take_money', 'close_till', 'sell', 'service_requests', 'letters_and_recalls', 'pick_and_pack', 'ship', 'goods_in', 'own_goods', 'count_stock', 'workshop', 'check_work', 'invoice', 'refunds', 'books', 'take_in_orders', 'train_and_cover', 'people', 'settings'))
);
CREATE INDEX ix_beside_learner ON beside (learner_id, skill, until);
CREATE TABLE colleague_call (
	id BIGSERIAL NOT NULL, 
	asked_by BIGINT NOT NULL, 
	station TEXT NOT NULL, 
	wanted_id BIGINT, 
	task TEXT, 
	asked_at BIGINT NOT NULL, 
	coming_id BIGINT, 
	coming_at BIGINT, 
	ended_at BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_colleague_call PRIMARY KEY (id), 
	CONSTRAINT fk_colleague_call_asked_by FOREIGN KEY(asked_by) REFERENCES person (id), 
	CONSTRAINT fk_colleague_call_wanted_id FOREIGN KEY(wanted_id) REFERENCES person (id), 
	CONSTRAINT fk_colleague_call_coming_id FOREIGN KEY(coming_id) REFERENCES person (id)
);
CREATE INDEX ix_colleague_call_open ON colleague_call (ended_at, asked_at);
CREATE TABLE cover_session (
	id BIGSERIAL NOT NULL, 
	person_id BIGINT NOT NULL, 
	role TEXT NOT NULL, 
	absent_id BIGINT, 
	reason TEXT NOT NULL, 
	station TEXT NOT NULL, 
	warnings TEXT NOT NULL, 
	started_at BIGINT NOT NULL, 
	hard_end BIGINT NOT NULL, 
	ending_at BIGINT, 
	ended_at BIGINT, 
	reviewed_by BIGINT, 
	reviewed_at BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_cover_session PRIMARY KEY (id), 
	CONSTRAINT fk_cover_session_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_cover_session_absent_id FOREIGN KEY(absent_id) REFERENCES person (id), 
	CONSTRAINT fk_cover_session_reviewed_by FOREIGN KEY(reviewed_by) REFERENCES person (id), 
	CONSTRAINT ck_cover_session_role_known CHECK (role IN ('reception', 'sales', 'service', 'marketing', 'fulfilment', 'manufacturing', 'accounting', 'manager')), 
	CONSTRAINT ck_cover_session_reason_known CHECK (reason IN ('away', 'vacant', 'busy'))
);
CREATE UNIQUE INDEX ix_cover_live ON cover_session (person_id, role) WHERE ended_at IS NULL;
CREATE TABLE emergency (
	id BIGSERIAL NOT NULL, 
	person_id BIGINT NOT NULL, 
	skill TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	station TEXT NOT NULL, 
	started_at BIGINT NOT NULL, 
	until BIGINT NOT NULL, 
	ended_at BIGINT, 
	reviewed_by BIGINT, 
	reviewed_at BIGINT, 
	finding TEXT NOT NULL, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_emergency PRIMARY KEY (id), 
	CONSTRAINT fk_emergency_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_emergency_reviewed_by FOREIGN KEY(reviewed_by) REFERENCES person (id), 
	CONSTRAINT ck_emergency_skill_known CHECK (skill IN ('welcome', 'hand_out_orders', 'papers', 'take_money', 'close_till', 'sell', 'service_requests', 'letters_and_recalls', 'pick_and_pack', 'ship', 'goods_in', 'own_goods', 'count_stock', 'workshop', 'check_work', 'invoice', 'refunds', 'books', 'take_in_orders', 'train_and_cover', 'people', 'settings'))
);
CREATE INDEX ix_emergency_person_id ON emergency (person_id);
CREATE TABLE person_role (
	id BIGSERIAL NOT NULL, 
	person_id BIGINT NOT NULL, 
	role TEXT NOT NULL, 
	since BIGINT NOT NULL, 
	until BIGINT, 
	granted_by BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_person_role PRIMARY KEY (id), 
	CONSTRAINT person_role_once UNIQUE (person_id, role), 
	CONSTRAINT fk_person_role_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_person_role_granted_by FOREIGN KEY(granted_by) REFERENCES person (id), 
	CONSTRAINT ck_person_role_role_known CHECK (role IN ('reception', 'sales', 'service', 'marketing', 'fulfilment', 'manufacturing', 'accounting', 'manager'))
);
CREATE TABLE presence (
	person_id BIGINT NOT NULL, 
	state TEXT NOT NULL, 
	since BIGINT NOT NULL, 
	station TEXT NOT NULL, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_presence PRIMARY KEY (person_id), 
	CONSTRAINT fk_presence_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_presence_state_known CHECK (state IN ('in', 'serving', 'back_office', 'break', 'out'))
);
CREATE TABLE proof (
	id BIGSERIAL NOT NULL, 
	person_id BIGINT NOT NULL, 
	station TEXT NOT NULL, 
	badge_at BIGINT, 
	pin_at BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_proof PRIMARY KEY (id), 
	CONSTRAINT proof_once UNIQUE (person_id, station), 
	CONSTRAINT fk_proof_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE same_person (
	person_id BIGINT NOT NULL, 
	human_id BIGINT NOT NULL, 
	said_by BIGINT, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_same_person PRIMARY KEY (person_id), 
	CONSTRAINT fk_same_person_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_same_person_human_id FOREIGN KEY(human_id) REFERENCES person (id), 
	CONSTRAINT fk_same_person_said_by FOREIGN KEY(said_by) REFERENCES person (id)
);
CREATE TABLE badge_clash (
	id BIGSERIAL NOT NULL, 
	badge_id BIGINT NOT NULL, 
	person_id BIGINT NOT NULL, 
	station TEXT NOT NULL, 
	elsewhere TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	seen_at BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_badge_clash PRIMARY KEY (id), 
	CONSTRAINT fk_badge_clash_badge_id FOREIGN KEY(badge_id) REFERENCES badge (id), 
	CONSTRAINT fk_badge_clash_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE INDEX ix_badge_clash_unseen ON badge_clash (person_id, seen_at);
CREATE TABLE handover_note (
	id BIGSERIAL NOT NULL, 
	session_id BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	written_at BIGINT NOT NULL, 
	accepted_by BIGINT, 
	accepted_at BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_handover_note PRIMARY KEY (id), 
	CONSTRAINT handover_note_once UNIQUE (session_id, kind), 
	CONSTRAINT fk_handover_note_session_id FOREIGN KEY(session_id) REFERENCES cover_session (id), 
	CONSTRAINT fk_handover_note_accepted_by FOREIGN KEY(accepted_by) REFERENCES person (id), 
	CONSTRAINT ck_handover_note_kind_known CHECK (kind IN ('out', 'back'))
);
CREATE INDEX ix_handover_note_session_id ON handover_note (session_id);
CREATE TABLE held_case (
	id BIGSERIAL NOT NULL, 
	word TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	about BIGINT NOT NULL, 
	visit_id BIGINT, 
	reason TEXT NOT NULL, 
	held_by BIGINT NOT NULL, 
	held_at BIGINT NOT NULL, 
	held_station TEXT NOT NULL, 
	taken_by BIGINT, 
	taken_at BIGINT, 
	ended_at BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_held_case PRIMARY KEY (id), 
	CONSTRAINT fk_held_case_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id), 
	CONSTRAINT fk_held_case_held_by FOREIGN KEY(held_by) REFERENCES person (id), 
	CONSTRAINT fk_held_case_taken_by FOREIGN KEY(taken_by) REFERENCES person (id), 
	CONSTRAINT ck_held_case_kind_known CHECK (kind IN ('pickup')), 
	CONSTRAINT ck_held_case_reason_known CHECK (reason IN ('waits_for_paper', 'waits_for_goods', 'waits_for_money', 'waits_for_colleague', 'customer_comes_back'))
);
CREATE UNIQUE INDEX ix_held_case_about ON held_case (kind, about) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX ix_held_case_word ON held_case (word) WHERE ended_at IS NULL;
CREATE TABLE handover_line (
	id BIGSERIAL NOT NULL, 
	note_id BIGINT NOT NULL, 
	rank BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	ref BIGINT, 
	facts TEXT NOT NULL, 
	money BOOLEAN NOT NULL, 
	ticked_by BIGINT, 
	ticked_at BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_handover_line PRIMARY KEY (id), 
	CONSTRAINT handover_line_rank UNIQUE (note_id, rank), 
	CONSTRAINT fk_handover_line_note_id FOREIGN KEY(note_id) REFERENCES handover_note (id), 
	CONSTRAINT fk_handover_line_ticked_by FOREIGN KEY(ticked_by) REFERENCES person (id), 
	CONSTRAINT ck_handover_line_kind_known CHECK (kind IN ('in_hand', 'till_open', 'card_unknown', 'money_unsettled', 'on_hold', 'promised', 'to_pick', 'overdue', 'unverified', 'done', 'still_open'))
);
CREATE TABLE sale_return_approval (
	return_id BIGINT NOT NULL, 
	asked_by BIGINT NOT NULL, 
	approver_id BIGINT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_sale_return_approval PRIMARY KEY (return_id), 
	CONSTRAINT ck_sale_return_approval_two_people CHECK (asked_by <> approver_id), 
	CONSTRAINT fk_sale_return_approval_return_id FOREIGN KEY(return_id) REFERENCES sale_return (id), 
	CONSTRAINT fk_sale_return_approval_asked_by FOREIGN KEY(asked_by) REFERENCES person (id), 
	CONSTRAINT fk_sale_return_approval_approver_id FOREIGN KEY(approver_id) REFERENCES person (id)
);
