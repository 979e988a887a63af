CREATE TABLE account (
	id BIGSERIAL NOT NULL, 
	code TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	use TEXT, 
	CONSTRAINT pk_account PRIMARY KEY (id), 
	CONSTRAINT uq_account_code UNIQUE (code), 
	CONSTRAINT uq_account_use UNIQUE (use), 
	CONSTRAINT ck_account_kind_known CHECK (kind IN ('asset', 'liability', 'equity', 'income', 'expense')), 
	CONSTRAINT ck_account_use_known CHECK (use IN ('cash', 'safe', 'bank', 'web_shop_clearing', 'card_clearing', 'transfer_clearing', 'receivable', 'input_tax', 'deposits', 'store_credit', 'deposit_tax', 'owner', 'sales', 'shipping_income', 'tax_payable', 'rounding', 'cash_rounding', 'till_difference', 'expenses', 'opening'))
);
CREATE TABLE audit (
	id BIGSERIAL NOT NULL, 
	chain TEXT NOT NULL, 
	seq BIGINT NOT NULL, 
	prev_hash TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	day TEXT NOT NULL, 
	task TEXT NOT NULL, 
	about BIGINT, 
	actor TEXT NOT NULL, 
	person_id BIGINT, 
	role TEXT, 
	cover_id BIGINT, 
	supervisor_id BIGINT, 
	visit_id BIGINT, 
	job TEXT, 
	command TEXT NOT NULL, 
	body TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (id), 
	CONSTRAINT audit_chain_seq UNIQUE (chain, seq), 
	CONSTRAINT audit_chain_prev UNIQUE (chain, prev_hash), 
	CONSTRAINT uq_audit_command UNIQUE (command)
);
CREATE INDEX ix_audit_day ON audit (day);
CREATE INDEX ix_audit_person_id ON audit (person_id);
CREATE TABLE business (
	id BIGSERIAL NOT NULL, 
	uuid TEXT NOT NULL, 
	name TEXT NOT NULL, 
	trade TEXT NOT NULL, 
	address TEXT NOT NULL, 
	currency TEXT NOT NULL, 
	country TEXT NOT NULL, 
	zone TEXT NOT NULL, 
	language TEXT NOT NULL, 
	languages TEXT NOT NULL, 
	taxes_included BOOLEAN NOT NULL, 
	usual_rate BIGINT NOT NULL, 
	reduced_rate BIGINT NOT NULL, 
	cash_step BIGINT NOT NULL, 
	fiscal_year_start BIGINT NOT NULL, 
	demonstration BOOLEAN NOT NULL, 
	founded_at BIGINT NOT NULL, 
	options TEXT NOT NULL, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_business PRIMARY KEY (id), 
	CONSTRAINT ck_business_one CHECK (id = 1), 
	CONSTRAINT ck_business_month CHECK (fiscal_year_start BETWEEN 1 AND 12)
);
CREATE TABLE change (
	seq BIGSERIAL NOT NULL, 
	kind TEXT NOT NULL, 
	ref BIGINT NOT NULL, 
	origin TEXT NOT NULL, 
	CONSTRAINT pk_change PRIMARY KEY (seq)
);
CREATE TABLE command (
	key TEXT NOT NULL, 
	body TEXT NOT NULL, 
	answer TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_command PRIMARY KEY (key)
);
CREATE INDEX ix_command_at ON command (at);
CREATE TABLE customer (
	id BIGSERIAL NOT NULL, 
	name TEXT NOT NULL, 
	folded VARCHAR COLLATE "C" NOT NULL, 
	last_name_key TEXT NOT NULL, 
	company TEXT NOT NULL, 
	email TEXT NOT NULL, 
	email_key TEXT, 
	phone TEXT NOT NULL, 
	phone_key TEXT, 
	street TEXT NOT NULL, 
	postcode TEXT NOT NULL, 
	city TEXT NOT NULL, 
	country TEXT NOT NULL, 
	language TEXT NOT NULL, 
	source TEXT NOT NULL, 
	added_at BIGINT NOT NULL, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_customer PRIMARY KEY (id)
);
CREATE INDEX ix_customer_email_key ON customer (email_key);
CREATE INDEX ix_customer_folded ON customer (folded);
CREATE INDEX ix_customer_phone_key ON customer (phone_key);
CREATE TABLE drawer (
	id BIGSERIAL NOT NULL, 
	name TEXT NOT NULL, 
	station TEXT NOT NULL, 
	sharing TEXT NOT NULL, 
	base BIGINT NOT NULL, 
	added_at BIGINT NOT NULL, 
	CONSTRAINT pk_drawer PRIMARY KEY (id), 
	CONSTRAINT ck_drawer_base CHECK (base >= 0), 
	CONSTRAINT uq_drawer_name UNIQUE (name), 
	CONSTRAINT uq_drawer_station UNIQUE (station), 
	CONSTRAINT ck_drawer_sharing_known CHECK (sharing IN ('shared', 'own'))
);
CREATE TABLE fiscal_answer (
	id BIGSERIAL NOT NULL, 
	paper TEXT NOT NULL, 
	ref BIGINT NOT NULL, 
	number TEXT NOT NULL, 
	outcome TEXT NOT NULL, 
	cause TEXT NOT NULL, 
	serial TEXT NOT NULL, 
	counter BIGINT NOT NULL, 
	signature TEXT NOT NULL, 
	station TEXT NOT NULL, 
	day TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_fiscal_answer PRIMARY KEY (id), 
	CONSTRAINT ck_fiscal_answer_said CHECK ((outcome = 'signed') = (serial <> '' AND signature <> '' AND cause = '')), 
	CONSTRAINT ck_fiscal_answer_outcome_known CHECK (outcome IN ('signed', 'outage'))
);
CREATE INDEX ix_fiscal_answer_day ON fiscal_answer (day, outcome);
CREATE UNIQUE INDEX ix_fiscal_answer_once ON fiscal_answer (paper, ref);
CREATE TABLE keypad (
	station TEXT NOT NULL, 
	failures BIGINT NOT NULL, 
	sleeps_until BIGINT NOT NULL, 
	CONSTRAINT pk_keypad PRIMARY KEY (station)
);
CREATE TABLE opening (
	weekday BIGINT NOT NULL, 
	opens BIGINT NOT NULL, 
	closes BIGINT NOT NULL, 
	CONSTRAINT pk_opening PRIMARY KEY (weekday, opens), 
	CONSTRAINT ck_opening_weekday CHECK (weekday BETWEEN 0 AND 6), 
	CONSTRAINT ck_opening_hours CHECK (opens < closes AND closes <= 1440)
);
CREATE TABLE outbox (
	id BIGSERIAL NOT NULL, 
	kind TEXT NOT NULL, 
	station TEXT, 
	payload TEXT NOT NULL, 
	state TEXT NOT NULL, 
	attempts BIGINT NOT NULL, 
	created_at BIGINT NOT NULL, 
	next_at BIGINT NOT NULL, 
	error TEXT, 
	CONSTRAINT pk_outbox PRIMARY KEY (id), 
	CONSTRAINT ck_outbox_state_known CHECK (state IN ('waiting', 'done', 'failed'))
);
CREATE INDEX ix_outbox_state_next_at ON outbox (state, next_at);
CREATE TABLE person (
	id BIGSERIAL NOT NULL, 
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	role TEXT NOT NULL, 
	owner BOOLEAN NOT NULL, 
	active BOOLEAN NOT NULL, 
	language TEXT NOT NULL, 
	added_at BIGINT NOT NULL, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT ck_person_role_known CHECK (role IN ('reception', 'sales', 'service', 'marketing', 'fulfilment', 'manufacturing', 'accounting', 'manager'))
);
CREATE TABLE place (
	id BIGSERIAL NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	added_at BIGINT NOT NULL, 
	CONSTRAINT pk_place PRIMARY KEY (id), 
	CONSTRAINT uq_place_name UNIQUE (name), 
	CONSTRAINT ck_place_kind_known CHECK (kind IN ('store', 'bench', 'shelf', 'aside', 'customer', 'supplier', 'adjustment'))
);
CREATE TABLE print_copy (
	id BIGSERIAL NOT NULL, 
	paper TEXT NOT NULL, 
	ref BIGINT NOT NULL, 
	count BIGINT NOT NULL, 
	person_id BIGINT, 
	station TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_print_copy PRIMARY KEY (id), 
	CONSTRAINT ck_print_copy_counted CHECK (count >= 0)
);
CREATE UNIQUE INDEX ix_print_copy_once ON print_copy (paper, ref, count);
CREATE TABLE product (
	id BIGSERIAL NOT NULL, 
	sku TEXT NOT NULL, 
	name TEXT NOT NULL, 
	folded VARCHAR COLLATE "C" NOT NULL, 
	kind TEXT NOT NULL, 
	barcode TEXT, 
	price BIGINT NOT NULL, 
	rate BIGINT NOT NULL, 
	picture TEXT NOT NULL, 
	counted BOOLEAN NOT NULL, 
	added_at BIGINT NOT NULL, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_product PRIMARY KEY (id), 
	CONSTRAINT uq_product_sku UNIQUE (sku), 
	CONSTRAINT ck_product_kind_known CHECK (kind IN ('goods', 'service'))
);
CREATE INDEX ix_product_barcode ON product (barcode);
CREATE TABLE series (
	kind TEXT NOT NULL, 
	year BIGINT NOT NULL, 
	last BIGINT NOT NULL, 
	CONSTRAINT pk_series PRIMARY KEY (kind, year), 
	CONSTRAINT ck_series_kind_known CHECK (kind IN ('order', 'invoice', 'credit_note', 'receipt', 'sale', 'pickup', 'entry', 'visit', 'till', 'z_report', 'x_report'))
);
CREATE TABLE station (
	id BIGSERIAL NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	touch BOOLEAN NOT NULL, 
	added_at BIGINT NOT NULL, 
	CONSTRAINT pk_station PRIMARY KEY (id), 
	CONSTRAINT uq_station_name UNIQUE (name), 
	CONSTRAINT ck_station_kind_known CHECK (kind IN ('lobby', 'desk', 'display', 'back_office'))
);
CREATE TABLE uncounted (
	session_id BIGINT NOT NULL, 
	day TEXT NOT NULL, 
	CONSTRAINT pk_uncounted PRIMARY KEY (session_id)
);
CREATE TABLE zero (
	"off" BIGSERIAL NOT NULL, 
	CONSTRAINT pk_zero PRIMARY KEY ("off")
);
CREATE TABLE balance (
	account_id BIGINT NOT NULL, 
	month TEXT NOT NULL, 
	minor BIGINT NOT NULL, 
	CONSTRAINT pk_balance PRIMARY KEY (account_id, month), 
	CONSTRAINT fk_balance_account_id FOREIGN KEY(account_id) REFERENCES account (id)
);
CREATE TABLE customer_word (
	customer_id BIGINT NOT NULL, 
	word VARCHAR COLLATE "C" NOT NULL, 
	CONSTRAINT pk_customer_word PRIMARY KEY (customer_id, word), 
	CONSTRAINT fk_customer_word_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id)
);
CREATE UNIQUE INDEX ix_customer_word_word ON customer_word (word, customer_id);
CREATE TABLE message (
	id BIGSERIAL NOT NULL, 
	kind TEXT NOT NULL, 
	way TEXT NOT NULL, 
	customer_id BIGINT NOT NULL, 
	about BIGINT NOT NULL, 
	language TEXT NOT NULL, 
	address TEXT NOT NULL, 
	content TEXT, 
	state TEXT NOT NULL, 
	attempts BIGINT NOT NULL, 
	error TEXT, 
	queued_at BIGINT NOT NULL, 
	sent_at BIGINT, 
	CONSTRAINT pk_message PRIMARY KEY (id), 
	CONSTRAINT fk_message_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id), 
	CONSTRAINT ck_message_kind_known CHECK (kind IN ('pickup_ready', 'rest_ready', 'receipt', 'sale_receipt')), 
	CONSTRAINT ck_message_way_known CHECK (way IN ('email', 'paper')), 
	CONSTRAINT ck_message_state_known CHECK (state IN ('waiting', 'sent', 'failed'))
);
CREATE INDEX ix_message_about ON message (kind, about);
CREATE INDEX ix_message_state ON message (state, queued_at);
CREATE TABLE move (
	id BIGSERIAL NOT NULL, 
	product_id BIGINT NOT NULL, 
	from_id BIGINT NOT NULL, 
	to_id BIGINT NOT NULL, 
	quantity BIGINT NOT NULL, 
	why TEXT NOT NULL, 
	about BIGINT, 
	at BIGINT NOT NULL, 
	day TEXT NOT NULL, 
	reverses BIGINT, 
	CONSTRAINT pk_move PRIMARY KEY (id), 
	CONSTRAINT ck_move_something CHECK (quantity > 0), 
	CONSTRAINT ck_move_somewhere CHECK (from_id <> to_id), 
	CONSTRAINT fk_move_product_id FOREIGN KEY(product_id) REFERENCES product (id), 
	CONSTRAINT fk_move_from_id FOREIGN KEY(from_id) REFERENCES place (id), 
	CONSTRAINT fk_move_to_id FOREIGN KEY(to_id) REFERENCES place (id), 
	CONSTRAINT uq_move_reverses UNIQUE (reverses), 
	CONSTRAINT fk_move_reverses FOREIGN KEY(reverses) REFERENCES move (id), 
	CONSTRAINT ck_move_why_known CHECK (why IN ('received', 'picked', 'unpicked', 'staged', 'handed_over', 'sold', 'brought_back', 'shipped', 'reversed', 'found'))
);
CREATE INDEX ix_move_product ON move (product_id, id);
CREATE TABLE on_hand (
	product_id BIGINT NOT NULL, 
	place_id BIGINT NOT NULL, 
	quantity BIGINT NOT NULL, 
	loose BOOLEAN NOT NULL, 
	CONSTRAINT pk_on_hand PRIMARY KEY (product_id, place_id), 
	CONSTRAINT ck_on_hand_not_below_zero CHECK (quantity >= 0 OR loose IS TRUE), 
	CONSTRAINT fk_on_hand_product_id FOREIGN KEY(product_id) REFERENCES product (id), 
	CONSTRAINT fk_on_hand_place_id FOREIGN KEY(place_id) REFERENCES place (id)
);
CREATE INDEX ix_on_hand_place ON on_hand (place_id);
CREATE TABLE pin (
	person_id BIGINT NOT NULL, 
	hash TEXT NOT NULL, 
	failures BIGINT NOT NULL, 
	next_try_at BIGINT NOT NULL, 
	disabled_at BIGINT, 
	set_at BIGINT NOT NULL, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_pin PRIMARY KEY (person_id), 
	CONSTRAINT fk_pin_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE qualification (
	id BIGSERIAL NOT NULL, 
	person_id BIGINT NOT NULL, 
	skill TEXT NOT NULL, 
	level TEXT NOT NULL, 
	origin TEXT NOT NULL, 
	from_day TEXT NOT NULL, 
	until_day TEXT, 
	suspended_from BIGINT, 
	suspended_until BIGINT, 
	revoked_at BIGINT, 
	granted_by BIGINT, 
	granted_at BIGINT NOT NULL, 
	reason TEXT NOT NULL, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_qualification PRIMARY KEY (id), 
	CONSTRAINT qualification_once UNIQUE (person_id, skill), 
	CONSTRAINT fk_qualification_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_qualification_granted_by FOREIGN KEY(granted_by) REFERENCES person (id), 
	CONSTRAINT ck_qualification_skill_known CHECK (skill IN ('welcome', 'hand_out_orders', 'papers', 'take_money', 'close_till', 'sell', 'service_requests', 'letters_and_recalls', 'pick_and_pack', 'ship', 'goods_in', 'own_goods', 'count_stock', 'workshop', 'check_work', 'invoice', 'refunds', 'books', 'take_in_orders', 'train_and_cover', 'people', 'settings')), 
	CONSTRAINT ck_qualification_level_known CHECK (level IN ('I', 'L', 'U', 'O')), 
	CONSTRAINT ck_qualification_origin_known CHECK (origin IN ('declared', 'proven'))
);
CREATE TABLE sales_order (
	id BIGSERIAL NOT NULL, 
	number TEXT NOT NULL, 
	customer_id BIGINT NOT NULL, 
	standing TEXT NOT NULL, 
	fulfilment TEXT NOT NULL, 
	billing TEXT NOT NULL, 
	paper TEXT NOT NULL, 
	delivery TEXT NOT NULL, 
	currency TEXT NOT NULL, 
	taxes_included BOOLEAN NOT NULL, 
	goods BIGINT NOT NULL, 
	discount BIGINT NOT NULL, 
	shipping BIGINT NOT NULL, 
	tax BIGINT NOT NULL, 
	total BIGINT NOT NULL, 
	source TEXT NOT NULL, 
	source_id TEXT, 
	fingerprint TEXT, 
	note TEXT NOT NULL, 
	placed_at BIGINT NOT NULL, 
	confirmed_at BIGINT, 
	promised_at BIGINT, 
	not_after TEXT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_sales_order PRIMARY KEY (id), 
	CONSTRAINT sales_order_source UNIQUE (source, source_id), 
	CONSTRAINT uq_sales_order_number UNIQUE (number), 
	CONSTRAINT fk_sales_order_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id), 
	CONSTRAINT ck_sales_order_standing_known CHECK (standing IN ('draft', 'quoted', 'confirmed', 'cancelled', 'history')), 
	CONSTRAINT ck_sales_order_fulfilment_known CHECK (fulfilment IN ('none', 'waiting', 'partial', 'sent', 'exception')), 
	CONSTRAINT ck_sales_order_billing_known CHECK (billing IN ('none', 'pending', 'awaiting_payment', 'partly_paid', 'paid', 'exception')), 
	CONSTRAINT ck_sales_order_paper_known CHECK (paper IN ('not_required', 'missing', 'in_progress', 'awaiting_countersign', 'complete', 'outdated', 'declined')), 
	CONSTRAINT ck_sales_order_delivery_known CHECK (delivery IN ('pickup', 'carrier'))
);
CREATE INDEX ix_sales_order_billing ON sales_order (billing, id);
CREATE INDEX ix_sales_order_customer ON sales_order (customer_id, id);
CREATE INDEX ix_sales_order_fulfilment ON sales_order (fulfilment, standing, id);
CREATE TABLE session (
	id BIGSERIAL NOT NULL, 
	person_id BIGINT NOT NULL, 
	station TEXT NOT NULL, 
	since BIGINT NOT NULL, 
	ended_at BIGINT, 
	CONSTRAINT pk_session PRIMARY KEY (id), 
	CONSTRAINT fk_session_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE INDEX ix_session_open ON session (station, ended_at);
CREATE INDEX ix_session_person ON session (person_id, ended_at);
CREATE TABLE visit (
	id BIGSERIAL NOT NULL, 
	number TEXT NOT NULL, 
	day TEXT NOT NULL, 
	state TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	customer_id BIGINT, 
	about BIGINT, 
	station TEXT NOT NULL, 
	language TEXT NOT NULL, 
	served_by BIGINT, 
	served_at_station TEXT, 
	arrived_at BIGINT NOT NULL, 
	waiting_at BIGINT, 
	served_at BIGINT, 
	ended_at BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_visit PRIMARY KEY (id), 
	CONSTRAINT fk_visit_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id), 
	CONSTRAINT fk_visit_served_by FOREIGN KEY(served_by) REFERENCES person (id), 
	CONSTRAINT ck_visit_state_known CHECK (state IN ('arrived', 'waiting', 'in_service', 'completed', 'completed_partial', 'left_unserved')), 
	CONSTRAINT ck_visit_reason_known CHECK (reason IN ('collection', 'help'))
);
CREATE INDEX ix_visit_about ON visit (reason, about, day);
CREATE INDEX ix_visit_day ON visit (day, state);
CREATE INDEX ix_visit_state ON visit (state);
CREATE TABLE help_call (
	id BIGSERIAL NOT NULL, 
	station TEXT NOT NULL, 
	language TEXT NOT NULL, 
	visit_id BIGINT, 
	day TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	state TEXT NOT NULL, 
	person_id BIGINT, 
	coming_at BIGINT, 
	done_at BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_help_call PRIMARY KEY (id), 
	CONSTRAINT ck_help_call_somebody_comes CHECK (state <> 'coming' OR person_id IS NOT NULL), 
	CONSTRAINT fk_help_call_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id), 
	CONSTRAINT fk_help_call_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_help_call_state_known CHECK (state IN ('called', 'coming', 'done'))
);
CREATE INDEX ix_help_call_day ON help_call (day, state);
CREATE TABLE invoice (
	id BIGSERIAL NOT NULL, 
	kind TEXT NOT NULL, 
	state TEXT NOT NULL, 
	number TEXT, 
	order_id BIGINT, 
	customer_id BIGINT, 
	credits BIGINT, 
	returns BOOLEAN NOT NULL, 
	receipt_id BIGINT, 
	bill_to TEXT NOT NULL, 
	address TEXT NOT NULL, 
	tax_number TEXT NOT NULL, 
	currency TEXT NOT NULL, 
	net BIGINT NOT NULL, 
	tax BIGINT NOT NULL, 
	total BIGINT NOT NULL, 
	deducted BIGINT NOT NULL, 
	paid BIGINT NOT NULL, 
	credited BIGINT NOT NULL, 
	day TEXT NOT NULL, 
	due_day TEXT, 
	posted_at BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_invoice PRIMARY KEY (id), 
	CONSTRAINT ck_invoice_adds_up CHECK (net + tax = total), 
	CONSTRAINT ck_invoice_not_overpaid CHECK (deducted >= 0 AND paid >= 0 AND credited >= 0 AND deducted + paid + credited <= total), 
	CONSTRAINT ck_invoice_of_a_receipt CHECK ((kind = 'full_invoice') = (receipt_id IS NOT NULL)), 
	CONSTRAINT uq_invoice_number UNIQUE (number), 
	CONSTRAINT fk_invoice_order_id FOREIGN KEY(order_id) REFERENCES sales_order (id), 
	CONSTRAINT fk_invoice_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id), 
	CONSTRAINT fk_invoice_credits FOREIGN KEY(credits) REFERENCES invoice (id), 
	CONSTRAINT uq_invoice_receipt_id UNIQUE (receipt_id), 
	CONSTRAINT fk_invoice_receipt_id FOREIGN KEY(receipt_id) REFERENCES invoice (id), 
	CONSTRAINT ck_invoice_kind_known CHECK (kind IN ('invoice', 'final_invoice', 'receipt', 'full_invoice', 'credit_note')), 
	CONSTRAINT ck_invoice_state_known CHECK (state IN ('draft', 'posted', 'paid', 'credited', 'kept'))
);
CREATE INDEX ix_invoice_credits ON invoice (credits) WHERE credits IS NOT NULL;
CREATE INDEX ix_invoice_customer_id ON invoice (customer_id);
CREATE INDEX ix_invoice_order_id ON invoice (order_id);
CREATE INDEX ix_invoice_state ON invoice (state, due_day);
CREATE TABLE later (
	id BIGSERIAL NOT NULL, 
	order_id BIGINT NOT NULL, 
	customer_id BIGINT NOT NULL, 
	minor BIGINT NOT NULL, 
	used BIGINT NOT NULL, 
	person_id BIGINT, 
	approved_by BIGINT, 
	day TEXT NOT NULL, 
	due_day TEXT NOT NULL, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_later PRIMARY KEY (id), 
	CONSTRAINT ck_later_not_more_than_agreed CHECK (minor > 0 AND used >= 0 AND used <= minor), 
	CONSTRAINT ck_later_somebody_else CHECK (approved_by IS NULL OR approved_by <> person_id), 
	CONSTRAINT fk_later_order_id FOREIGN KEY(order_id) REFERENCES sales_order (id), 
	CONSTRAINT fk_later_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id)
);
CREATE INDEX ix_later_order_id ON later (order_id);
CREATE TABLE order_line (
	id BIGSERIAL NOT NULL, 
	order_id BIGINT NOT NULL, 
	position BIGINT NOT NULL, 
	product_id BIGINT, 
	sku TEXT NOT NULL, 
	name TEXT NOT NULL, 
	quantity BIGINT NOT NULL, 
	price BIGINT NOT NULL, 
	discount BIGINT NOT NULL, 
	total BIGINT NOT NULL, 
	rate BIGINT NOT NULL, 
	tax BIGINT NOT NULL, 
	carried BOOLEAN NOT NULL, 
	released BIGINT NOT NULL, 
	cancelled BIGINT NOT NULL, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_order_line PRIMARY KEY (id), 
	CONSTRAINT order_line_position UNIQUE (order_id, position), 
	CONSTRAINT ck_order_line_something CHECK (quantity > 0), 
	CONSTRAINT ck_order_line_not_below_zero CHECK (released >= 0 AND cancelled >= 0), 
	CONSTRAINT ck_order_line_not_more_than_ordered CHECK (released + cancelled <= quantity), 
	CONSTRAINT fk_order_line_order_id FOREIGN KEY(order_id) REFERENCES sales_order (id), 
	CONSTRAINT fk_order_line_product_id FOREIGN KEY(product_id) REFERENCES product (id)
);
CREATE TABLE payment (
	id BIGSERIAL NOT NULL, 
	way TEXT NOT NULL, 
	state TEXT NOT NULL, 
	order_id BIGINT, 
	customer_id BIGINT, 
	currency TEXT NOT NULL, 
	minor BIGINT NOT NULL, 
	used BIGINT NOT NULL, 
	on_bills BIGINT NOT NULL, 
	refunded BIGINT NOT NULL, 
	returned BIGINT NOT NULL, 
	tax BIGINT NOT NULL, 
	at_counter BOOLEAN NOT NULL, 
	given BIGINT NOT NULL, 
	change BIGINT NOT NULL, 
	rounding BIGINT NOT NULL, 
	slip TEXT NOT NULL, 
	reference TEXT NOT NULL, 
	session_id BIGINT, 
	person_id BIGINT, 
	station TEXT NOT NULL, 
	day TEXT NOT NULL, 
	captured_at BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_payment PRIMARY KEY (id), 
	CONSTRAINT ck_payment_not_below_zero CHECK (minor > 0 AND used >= 0 AND refunded >= 0 AND on_bills >= 0), 
	CONSTRAINT ck_payment_not_more_than_paid CHECK (used <= minor AND refunded <= minor), 
	CONSTRAINT ck_payment_used_once CHECK (used + returned <= minor AND on_bills <= used), 
	CONSTRAINT ck_payment_went_back CHECK (returned >= 0 AND returned <= refunded), 
	CONSTRAINT ck_payment_coins CHECK (given >= 0 AND change >= 0 AND minor + rounding >= 0), 
	CONSTRAINT ck_payment_change_for_cash CHECK (way = 'cash' OR (given = 0 AND change = 0 AND rounding = 0)), 
	CONSTRAINT ck_payment_captured_then CHECK ((state IN ('pending', 'failed')) = (captured_at IS NULL)), 
	CONSTRAINT fk_payment_order_id FOREIGN KEY(order_id) REFERENCES sales_order (id), 
	CONSTRAINT fk_payment_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id), 
	CONSTRAINT ck_payment_way_known CHECK (way IN ('web_shop', 'cash', 'card', 'transfer', 'store_credit')), 
	CONSTRAINT ck_payment_state_known CHECK (state IN ('pending', 'captured', 'partly_refunded', 'refunded', 'failed', 'voided'))
);
CREATE INDEX ix_payment_customer_id ON payment (customer_id) WHERE way = 'store_credit';
CREATE INDEX ix_payment_day ON payment (day);
CREATE INDEX ix_payment_left ON payment (id) WHERE at_counter AND minor > used + returned AND state <> 'voided';
CREATE INDEX ix_payment_order_id ON payment (order_id);
CREATE INDEX ix_payment_pending ON payment (id) WHERE state = 'pending';
CREATE INDEX ix_payment_session_id ON payment (session_id) WHERE session_id IS NOT NULL;
CREATE TABLE pickup (
	id BIGSERIAL NOT NULL, 
	number TEXT NOT NULL, 
	order_id BIGINT NOT NULL, 
	parent_id BIGINT, 
	part BIGINT NOT NULL, 
	state TEXT NOT NULL, 
	blockers TEXT NOT NULL, 
	code_seed TEXT, 
	code_hash TEXT, 
	qr_hash TEXT, 
	code_at BIGINT, 
	made_at BIGINT NOT NULL, 
	ready_at BIGINT, 
	hold_until TEXT, 
	visit_id BIGINT, 
	method TEXT, 
	facts TEXT NOT NULL, 
	wanted TEXT, 
	collector TEXT NOT NULL, 
	signature BYTEA, 
	claimed_by BIGINT, 
	claimed_at_station TEXT, 
	lease_until BIGINT, 
	fetching BOOLEAN NOT NULL, 
	collected_at BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_pickup PRIMARY KEY (id), 
	CONSTRAINT ck_pickup_code_burned CHECK (code_hash IS NULL OR state NOT IN ('collected', 'cancelled')), 
	CONSTRAINT ck_pickup_collected_by_whom CHECK (state <> 'collected' OR (method IS NOT NULL AND collected_at IS NOT NULL)), 
	CONSTRAINT ck_pickup_lease CHECK ((claimed_by IS NULL) = (lease_until IS NULL)), 
	CONSTRAINT pickup_part UNIQUE (order_id, part), 
	CONSTRAINT uq_pickup_number UNIQUE (number), 
	CONSTRAINT fk_pickup_order_id FOREIGN KEY(order_id) REFERENCES sales_order (id), 
	CONSTRAINT uq_pickup_parent_id UNIQUE (parent_id), 
	CONSTRAINT fk_pickup_parent_id FOREIGN KEY(parent_id) REFERENCES pickup (id), 
	CONSTRAINT uq_pickup_code_seed UNIQUE (code_seed), 
	CONSTRAINT uq_pickup_code_hash UNIQUE (code_hash), 
	CONSTRAINT uq_pickup_qr_hash UNIQUE (qr_hash), 
	CONSTRAINT fk_pickup_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id), 
	CONSTRAINT fk_pickup_claimed_by FOREIGN KEY(claimed_by) REFERENCES person (id), 
	CONSTRAINT ck_pickup_state_known CHECK (state IN ('requested', 'preparing', 'staged', 'blocked', 'ready', 'verifying', 'releasing', 'overdue', 'collected', 'cancelled')), 
	CONSTRAINT ck_pickup_method_known CHECK (method IN ('code', 'code_and_fact', 'two_facts', 'id_seen', 'known_to_me'))
);
CREATE INDEX ix_pickup_state ON pickup (state, hold_until);
CREATE INDEX ix_pickup_visit ON pickup (visit_id);
CREATE TABLE shipment (
	id BIGSERIAL NOT NULL, 
	order_id BIGINT NOT NULL, 
	part BIGINT NOT NULL, 
	state TEXT NOT NULL, 
	started_by BIGINT, 
	picked_by BIGINT, 
	packed_by BIGINT, 
	staged_by BIGINT, 
	made_at BIGINT NOT NULL, 
	started_at BIGINT, 
	picked_at BIGINT, 
	packed_at BIGINT, 
	staged_at BIGINT, 
	done_at BIGINT, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_shipment PRIMARY KEY (id), 
	CONSTRAINT shipment_part UNIQUE (order_id, part), 
	CONSTRAINT fk_shipment_order_id FOREIGN KEY(order_id) REFERENCES sales_order (id), 
	CONSTRAINT fk_shipment_started_by FOREIGN KEY(started_by) REFERENCES person (id), 
	CONSTRAINT fk_shipment_picked_by FOREIGN KEY(picked_by) REFERENCES person (id), 
	CONSTRAINT fk_shipment_packed_by FOREIGN KEY(packed_by) REFERENCES person (id), 
	CONSTRAINT fk_shipment_staged_by FOREIGN KEY(staged_by) REFERENCES person (id), 
	CONSTRAINT ck_shipment_state_known CHECK (state IN ('waiting', 'assigned', 'picked', 'packed', 'staged', 'shipped', 'done', 'cancelled'))
);
CREATE INDEX ix_shipment_state ON shipment (state, id);
CREATE TABLE covering (
	id BIGSERIAL NOT NULL, 
	payment_id BIGINT NOT NULL, 
	invoice_id BIGINT NOT NULL, 
	how TEXT NOT NULL, 
	minor BIGINT NOT NULL, 
	CONSTRAINT pk_covering PRIMARY KEY (id), 
	CONSTRAINT ck_covering_something CHECK (minor > 0), 
	CONSTRAINT fk_covering_payment_id FOREIGN KEY(payment_id) REFERENCES payment (id), 
	CONSTRAINT fk_covering_invoice_id FOREIGN KEY(invoice_id) REFERENCES invoice (id), 
	CONSTRAINT ck_covering_how_known CHECK (how IN ('deducted', 'paid'))
);
CREATE INDEX ix_covering_invoice_id ON covering (invoice_id);
CREATE INDEX ix_covering_payment_id ON covering (payment_id);
CREATE TABLE deposit_tax (
	id BIGSERIAL NOT NULL, 
	payment_id BIGINT NOT NULL, 
	invoice_id BIGINT, 
	rate BIGINT NOT NULL, 
	net BIGINT NOT NULL, 
	tax BIGINT NOT NULL, 
	CONSTRAINT pk_deposit_tax PRIMARY KEY (id), 
	CONSTRAINT fk_deposit_tax_payment_id FOREIGN KEY(payment_id) REFERENCES payment (id), 
	CONSTRAINT fk_deposit_tax_invoice_id FOREIGN KEY(invoice_id) REFERENCES invoice (id)
);
CREATE INDEX ix_deposit_tax_invoice_id ON deposit_tax (invoice_id);
CREATE INDEX ix_deposit_tax_payment_id ON deposit_tax (payment_id);
CREATE TABLE entry (
	id BIGSERIAL NOT NULL, 
	number TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	day TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	order_id BIGINT, 
	invoice_id BIGINT, 
	payment_id BIGINT, 
	reverses BIGINT, 
	person_id BIGINT, 
	"off" BIGINT DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_entry PRIMARY KEY (id), 
	CONSTRAINT uq_entry_number UNIQUE (number), 
	CONSTRAINT fk_entry_order_id FOREIGN KEY(order_id) REFERENCES sales_order (id), 
	CONSTRAINT fk_entry_invoice_id FOREIGN KEY(invoice_id) REFERENCES invoice (id), 
	CONSTRAINT fk_entry_payment_id FOREIGN KEY(payment_id) REFERENCES payment (id), 
	CONSTRAINT uq_entry_reverses UNIQUE (reverses), 
	CONSTRAINT fk_entry_reverses FOREIGN KEY(reverses) REFERENCES entry (id), 
	CONSTRAINT fk_entry_off FOREIGN KEY("off") REFERENCES zero ("off") DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT ck_entry_kind_known CHECK (kind IN ('deposit', 'payment', 'refund', 'invoice', 'credit_note', 'till', 'reversal', 'opening'))
);
CREATE INDEX ix_entry_day ON entry (day);
CREATE INDEX ix_entry_invoice_id ON entry (invoice_id);
CREATE INDEX ix_entry_order_id ON entry (order_id);
CREATE INDEX ix_entry_payment_id ON entry (payment_id);
CREATE TABLE handover (
	id BIGSERIAL NOT NULL, 
	pickup_id BIGINT NOT NULL, 
	receipt_number TEXT NOT NULL, 
	invoice_id BIGINT, 
	visit_id BIGINT, 
	method TEXT NOT NULL, 
	confirmed TEXT NOT NULL, 
	collector TEXT NOT NULL, 
	signature BYTEA, 
	signed_sha256 TEXT, 
	person_id BIGINT NOT NULL, 
	role TEXT NOT NULL, 
	station TEXT NOT NULL, 
	language TEXT NOT NULL, 
	whole BOOLEAN NOT NULL, 
	at BIGINT NOT NULL, 
	day TEXT NOT NULL, 
	CONSTRAINT pk_handover PRIMARY KEY (id), 
	CONSTRAINT ck_handover_signed_is_signed CHECK (confirmed <> 'signature' OR signed_sha256 IS NOT NULL), 
	CONSTRAINT uq_handover_pickup_id UNIQUE (pickup_id), 
	CONSTRAINT fk_handover_pickup_id FOREIGN KEY(pickup_id) REFERENCES pickup (id), 
	CONSTRAINT uq_handover_receipt_number UNIQUE (receipt_number), 
	CONSTRAINT fk_handover_invoice_id FOREIGN KEY(invoice_id) REFERENCES invoice (id), 
	CONSTRAINT fk_handover_visit_id FOREIGN KEY(visit_id) REFERENCES visit (id), 
	CONSTRAINT fk_handover_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_handover_method_known CHECK (method IN ('code', 'code_and_fact', 'two_facts', 'id_seen', 'known_to_me')), 
	CONSTRAINT ck_handover_confirmed_known CHECK (confirmed IN ('list', 'signature'))
);
CREATE INDEX ix_handover_day ON handover (day);
CREATE TABLE invoice_line (
	id BIGSERIAL NOT NULL, 
	invoice_id BIGINT NOT NULL, 
	order_line_id BIGINT, 
	credits BIGINT, 
	what TEXT NOT NULL, 
	name TEXT NOT NULL, 
	quantity BIGINT NOT NULL, 
	rate BIGINT NOT NULL, 
	net BIGINT NOT NULL, 
	tax BIGINT NOT NULL, 
	total BIGINT NOT NULL, 
	CONSTRAINT pk_invoice_line PRIMARY KEY (id), 
	CONSTRAINT ck_invoice_line_adds_up CHECK (net + tax = total), 
	CONSTRAINT fk_invoice_line_invoice_id FOREIGN KEY(invoice_id) REFERENCES invoice (id), 
	CONSTRAINT fk_invoice_line_order_line_id FOREIGN KEY(order_line_id) REFERENCES order_line (id), 
	CONSTRAINT fk_invoice_line_credits FOREIGN KEY(credits) REFERENCES invoice_line (id), 
	CONSTRAINT ck_invoice_line_what_known CHECK (what IN ('goods', 'share', 'shipping'))
);
CREATE INDEX ix_invoice_line_credits ON invoice_line (credits) WHERE credits IS NOT NULL;
CREATE INDEX ix_invoice_line_invoice_id ON invoice_line (invoice_id);
CREATE TABLE package (
	id BIGSERIAL NOT NULL, 
	shipment_id BIGINT NOT NULL, 
	number TEXT NOT NULL, 
	place_id BIGINT, 
	staged_at BIGINT, 
	out_at BIGINT, 
	CONSTRAINT pk_package PRIMARY KEY (id), 
	CONSTRAINT fk_package_shipment_id FOREIGN KEY(shipment_id) REFERENCES shipment (id), 
	CONSTRAINT uq_package_number UNIQUE (number), 
	CONSTRAINT fk_package_place_id FOREIGN KEY(place_id) REFERENCES place (id)
);
CREATE INDEX ix_package_place_id ON package (place_id);
CREATE INDEX ix_package_shipment_id ON package (shipment_id);
CREATE TABLE paper_copy (
	id BIGSERIAL NOT NULL, 
	invoice_id BIGINT NOT NULL, 
	count BIGINT NOT NULL, 
	person_id BIGINT, 
	station TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_paper_copy PRIMARY KEY (id), 
	CONSTRAINT fk_paper_copy_invoice_id FOREIGN KEY(invoice_id) REFERENCES invoice (id)
);
CREATE UNIQUE INDEX ix_paper_copy_invoice_id ON paper_copy (invoice_id, count);
CREATE TABLE pickup_line (
	id BIGSERIAL NOT NULL, 
	pickup_id BIGINT NOT NULL, 
	order_line_id BIGINT NOT NULL, 
	quantity BIGINT NOT NULL, 
	taken BIGINT NOT NULL, 
	CONSTRAINT pk_pickup_line PRIMARY KEY (id), 
	CONSTRAINT pickup_line_once UNIQUE (pickup_id, order_line_id), 
	CONSTRAINT ck_pickup_line_quantities CHECK (quantity > 0 AND taken >= 0 AND taken <= quantity), 
	CONSTRAINT fk_pickup_line_pickup_id FOREIGN KEY(pickup_id) REFERENCES pickup (id), 
	CONSTRAINT fk_pickup_line_order_line_id FOREIGN KEY(order_line_id) REFERENCES order_line (id)
);
CREATE INDEX ix_pickup_line_order_line_id ON pickup_line (order_line_id);
CREATE TABLE pickup_shipment (
	shipment_id BIGINT NOT NULL, 
	pickup_id BIGINT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_pickup_shipment PRIMARY KEY (shipment_id), 
	CONSTRAINT fk_pickup_shipment_shipment_id FOREIGN KEY(shipment_id) REFERENCES shipment (id), 
	CONSTRAINT fk_pickup_shipment_pickup_id FOREIGN KEY(pickup_id) REFERENCES pickup (id)
);
CREATE INDEX ix_pickup_shipment_pickup_id ON pickup_shipment (pickup_id);
CREATE TABLE refund (
	id BIGSERIAL NOT NULL, 
	payment_id BIGINT NOT NULL, 
	invoice_id BIGINT, 
	way TEXT NOT NULL, 
	customer_id BIGINT, 
	minor BIGINT NOT NULL, 
	rounding BIGINT NOT NULL, 
	session_id BIGINT, 
	person_id BIGINT, 
	station TEXT NOT NULL, 
	day TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_refund PRIMARY KEY (id), 
	CONSTRAINT ck_refund_something CHECK (minor > 0 AND minor + rounding >= 0), 
	CONSTRAINT ck_refund_rounding_of_cash CHECK (way = 'cash' OR rounding = 0), 
	CONSTRAINT fk_refund_payment_id FOREIGN KEY(payment_id) REFERENCES payment (id), 
	CONSTRAINT fk_refund_invoice_id FOREIGN KEY(invoice_id) REFERENCES invoice (id), 
	CONSTRAINT ck_refund_way_known CHECK (way IN ('web_shop', 'cash', 'card', 'transfer', 'store_credit'))
);
CREATE INDEX ix_refund_customer_id ON refund (customer_id) WHERE way = 'store_credit';
CREATE INDEX ix_refund_day ON refund (day);
CREATE INDEX ix_refund_invoice_id ON refund (invoice_id);
CREATE INDEX ix_refund_payment_id ON refund (payment_id);
CREATE INDEX ix_refund_session_id ON refund (session_id) WHERE session_id IS NOT NULL;
CREATE TABLE sale (
	id BIGSERIAL NOT NULL, 
	receipt_id BIGINT NOT NULL, 
	payment_id BIGINT NOT NULL, 
	customer_id BIGINT, 
	order_id BIGINT, 
	station TEXT NOT NULL, 
	person_id BIGINT, 
	session_id BIGINT, 
	language TEXT NOT NULL, 
	day TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_sale PRIMARY KEY (id), 
	CONSTRAINT uq_sale_receipt_id UNIQUE (receipt_id), 
	CONSTRAINT fk_sale_receipt_id FOREIGN KEY(receipt_id) REFERENCES invoice (id), 
	CONSTRAINT uq_sale_payment_id UNIQUE (payment_id), 
	CONSTRAINT fk_sale_payment_id FOREIGN KEY(payment_id) REFERENCES payment (id), 
	CONSTRAINT fk_sale_customer_id FOREIGN KEY(customer_id) REFERENCES customer (id), 
	CONSTRAINT fk_sale_order_id FOREIGN KEY(order_id) REFERENCES sales_order (id), 
	CONSTRAINT fk_sale_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE INDEX ix_sale_day ON sale (day);
CREATE TABLE shipment_line (
	id BIGSERIAL NOT NULL, 
	shipment_id BIGINT NOT NULL, 
	order_line_id BIGINT NOT NULL, 
	product_id BIGINT NOT NULL, 
	quantity BIGINT NOT NULL, 
	picked BIGINT NOT NULL, 
	CONSTRAINT pk_shipment_line PRIMARY KEY (id), 
	CONSTRAINT shipment_line_once UNIQUE (shipment_id, order_line_id), 
	CONSTRAINT ck_shipment_line_quantities CHECK (quantity > 0 AND picked >= 0 AND picked <= quantity), 
	CONSTRAINT fk_shipment_line_shipment_id FOREIGN KEY(shipment_id) REFERENCES shipment (id), 
	CONSTRAINT fk_shipment_line_order_line_id FOREIGN KEY(order_line_id) REFERENCES order_line (id), 
	CONSTRAINT fk_shipment_line_product_id FOREIGN KEY(product_id) REFERENCES product (id)
);
CREATE INDEX ix_shipment_line_order_line_id ON shipment_line (order_line_id);
CREATE INDEX ix_shipment_line_shipment_id ON shipment_line (shipment_id);
CREATE TABLE wrong_code (
	id BIGSERIAL NOT NULL, 
	day TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	station TEXT NOT NULL, 
	session TEXT NOT NULL, 
	pickup_id BIGINT, 
	CONSTRAINT pk_wrong_code PRIMARY KEY (id), 
	CONSTRAINT fk_wrong_code_pickup_id FOREIGN KEY(pickup_id) REFERENCES pickup (id)
);
CREATE INDEX ix_wrong_code_pickup ON wrong_code (pickup_id, day);
CREATE INDEX ix_wrong_code_station ON wrong_code (station, at);
CREATE TABLE entry_line (
	id BIGSERIAL NOT NULL, 
	entry_id BIGINT NOT NULL, 
	account_id BIGINT NOT NULL, 
	day TEXT NOT NULL, 
	minor BIGINT NOT NULL, 
	rate BIGINT, 
	customer_id BIGINT, 
	CONSTRAINT pk_entry_line PRIMARY KEY (id), 
	CONSTRAINT ck_entry_line_something CHECK (minor <> 0), 
	CONSTRAINT fk_entry_line_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id), 
	CONSTRAINT fk_entry_line_account_id FOREIGN KEY(account_id) REFERENCES account (id)
);
CREATE INDEX ix_entry_line_account ON entry_line (account_id, day);
CREATE INDEX ix_entry_line_entry_id ON entry_line (entry_id);
CREATE TABLE package_item (
	id BIGSERIAL NOT NULL, 
	package_id BIGINT NOT NULL, 
	shipment_line_id BIGINT NOT NULL, 
	quantity BIGINT NOT NULL, 
	CONSTRAINT pk_package_item PRIMARY KEY (id), 
	CONSTRAINT package_item_once UNIQUE (package_id, shipment_line_id), 
	CONSTRAINT ck_package_item_something CHECK (quantity > 0), 
	CONSTRAINT fk_package_item_package_id FOREIGN KEY(package_id) REFERENCES package (id), 
	CONSTRAINT fk_package_item_shipment_line_id FOREIGN KEY(shipment_line_id) REFERENCES shipment_line (id)
);
CREATE INDEX ix_package_item_package_id ON package_item (package_id);
CREATE TABLE pickup_scan (
	pickup_id BIGINT NOT NULL, 
	package_id BIGINT NOT NULL, 
	person_id BIGINT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_pickup_scan PRIMARY KEY (pickup_id, package_id), 
	CONSTRAINT fk_pickup_scan_pickup_id FOREIGN KEY(pickup_id) REFERENCES pickup (id), 
	CONSTRAINT fk_pickup_scan_package_id FOREIGN KEY(package_id) REFERENCES package (id), 
	CONSTRAINT fk_pickup_scan_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE sale_copy (
	id BIGSERIAL NOT NULL, 
	sale_id BIGINT NOT NULL, 
	count BIGINT NOT NULL, 
	reason TEXT NOT NULL, 
	person_id BIGINT NOT NULL, 
	station TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_sale_copy PRIMARY KEY (id), 
	CONSTRAINT ck_sale_copy_counted CHECK (count > 0), 
	CONSTRAINT fk_sale_copy_sale_id FOREIGN KEY(sale_id) REFERENCES sale (id), 
	CONSTRAINT fk_sale_copy_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_sale_copy_reason_known CHECK (reason IN ('lost', 'not_printed', 'for_the_books'))
);
CREATE UNIQUE INDEX ix_sale_copy_once ON sale_copy (sale_id, count);
CREATE INDEX ix_sale_copy_sale_id ON sale_copy (sale_id);
CREATE TABLE sale_line (
	id BIGSERIAL NOT NULL, 
	sale_id BIGINT NOT NULL, 
	invoice_line_id BIGINT NOT NULL, 
	product_id BIGINT NOT NULL, 
	name TEXT NOT NULL, 
	quantity BIGINT NOT NULL, 
	price BIGINT NOT NULL, 
	total BIGINT NOT NULL, 
	tax BIGINT NOT NULL, 
	rate BIGINT NOT NULL, 
	returned BIGINT NOT NULL, 
	CONSTRAINT pk_sale_line PRIMARY KEY (id), 
	CONSTRAINT ck_sale_line_something CHECK (quantity > 0 AND price >= 0 AND total >= 0), 
	CONSTRAINT ck_sale_line_not_more_than_sold CHECK (returned >= 0 AND returned <= quantity), 
	CONSTRAINT fk_sale_line_sale_id FOREIGN KEY(sale_id) REFERENCES sale (id), 
	CONSTRAINT uq_sale_line_invoice_line_id UNIQUE (invoice_line_id), 
	CONSTRAINT fk_sale_line_invoice_line_id FOREIGN KEY(invoice_line_id) REFERENCES invoice_line (id), 
	CONSTRAINT fk_sale_line_product_id FOREIGN KEY(product_id) REFERENCES product (id)
);
CREATE INDEX ix_sale_line_sale_id ON sale_line (sale_id);
CREATE TABLE sale_return (
	id BIGSERIAL NOT NULL, 
	sale_id BIGINT NOT NULL, 
	credit_id BIGINT NOT NULL, 
	reason TEXT NOT NULL, 
	note TEXT NOT NULL, 
	way TEXT NOT NULL, 
	minor BIGINT NOT NULL, 
	station TEXT NOT NULL, 
	person_id BIGINT NOT NULL, 
	session_id BIGINT, 
	language TEXT NOT NULL, 
	day TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_sale_return PRIMARY KEY (id), 
	CONSTRAINT ck_sale_return_something CHECK (minor > 0), 
	CONSTRAINT fk_sale_return_sale_id FOREIGN KEY(sale_id) REFERENCES sale (id), 
	CONSTRAINT uq_sale_return_credit_id UNIQUE (credit_id), 
	CONSTRAINT fk_sale_return_credit_id FOREIGN KEY(credit_id) REFERENCES invoice (id), 
	CONSTRAINT fk_sale_return_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_sale_return_reason_known CHECK (reason IN ('fault', 'not_wanted', 'wrong_goods', 'wrongly_rung_up', 'goodwill')), 
	CONSTRAINT ck_sale_return_way_known CHECK (way IN ('web_shop', 'cash', 'card', 'transfer', 'store_credit'))
);
CREATE INDEX ix_sale_return_person ON sale_return (person_id, day);
CREATE INDEX ix_sale_return_sale_id ON sale_return (sale_id);
CREATE TABLE till_session (
	id BIGSERIAL NOT NULL, 
	drawer_id BIGINT NOT NULL, 
	number BIGINT NOT NULL, 
	state TEXT NOT NULL, 
	opened_by BIGINT NOT NULL, 
	opened_at BIGINT NOT NULL, 
	opened_day TEXT NOT NULL, 
	holder BIGINT NOT NULL, 
	awaits BIGINT, 
	opening BIGINT NOT NULL, 
	opening_expected BIGINT NOT NULL, 
	opening_reason TEXT NOT NULL, 
	tries BIGINT NOT NULL, 
	counted BIGINT, 
	expected BIGINT, 
	difference BIGINT, 
	reason TEXT NOT NULL, 
	to_safe BIGINT, 
	bag TEXT NOT NULL, 
	left_over BIGINT, 
	closed_by BIGINT, 
	closed_at BIGINT, 
	closed_day TEXT, 
	entry_id BIGINT, 
	verified_by BIGINT, 
	verified_at BIGINT, 
	verified_day TEXT, 
	verify_note TEXT NOT NULL, 
	version BIGINT NOT NULL, 
	CONSTRAINT pk_till_session PRIMARY KEY (id), 
	CONSTRAINT ck_till_session_opening CHECK (opening >= 0), 
	CONSTRAINT ck_till_session_opening_explained CHECK (opening = opening_expected OR opening_reason <> ''), 
	CONSTRAINT ck_till_session_difference CHECK (counted - expected = difference), 
	CONSTRAINT ck_till_session_adds_up CHECK (counted = to_safe + left_over), 
	CONSTRAINT ck_till_session_not_below_zero CHECK (to_safe >= 0 AND left_over >= 0), 
	CONSTRAINT ck_till_session_told CHECK ((state IN ('counted', 'closed', 'verified')) = (expected IS NOT NULL)), 
	CONSTRAINT ck_till_session_closed CHECK ((state IN ('closed', 'verified')) = (closed_by IS NOT NULL)), 
	CONSTRAINT ck_till_session_verified CHECK ((state = 'verified') = (verified_by IS NOT NULL)), 
	CONSTRAINT ck_till_session_two_people CHECK (verified_by <> closed_by), 
	CONSTRAINT ck_till_session_days CHECK (closed_day >= opened_day), 
	CONSTRAINT fk_till_session_drawer_id FOREIGN KEY(drawer_id) REFERENCES drawer (id), 
	CONSTRAINT uq_till_session_number UNIQUE (number), 
	CONSTRAINT fk_till_session_opened_by FOREIGN KEY(opened_by) REFERENCES person (id), 
	CONSTRAINT fk_till_session_holder FOREIGN KEY(holder) REFERENCES person (id), 
	CONSTRAINT fk_till_session_awaits FOREIGN KEY(awaits) REFERENCES person (id), 
	CONSTRAINT fk_till_session_closed_by FOREIGN KEY(closed_by) REFERENCES person (id), 
	CONSTRAINT fk_till_session_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id), 
	CONSTRAINT fk_till_session_verified_by FOREIGN KEY(verified_by) REFERENCES person (id), 
	CONSTRAINT ck_till_session_state_known CHECK (state IN ('opening', 'open', 'handover', 'counting', 'counted', 'closed', 'verified'))
);
CREATE INDEX ix_till_session_drawer ON till_session (drawer_id, number);
CREATE UNIQUE INDEX ix_till_session_live ON till_session (drawer_id) WHERE state IN ('opening', 'open', 'handover', 'counting', 'counted');
CREATE TABLE cash_move (
	id BIGSERIAL NOT NULL, 
	session_id BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	minor BIGINT NOT NULL, 
	reason TEXT NOT NULL, 
	bag TEXT NOT NULL, 
	rate BIGINT NOT NULL, 
	tax BIGINT NOT NULL, 
	photo BYTEA, 
	entry_id BIGINT, 
	person_id BIGINT NOT NULL, 
	day TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_cash_move PRIMARY KEY (id), 
	CONSTRAINT ck_cash_move_something CHECK (minor <> 0), 
	CONSTRAINT ck_cash_move_direction CHECK ((minor < 0) = (kind IN ('to_safe', 'to_bank', 'paid_out'))), 
	CONSTRAINT ck_cash_move_bag CHECK (kind <> 'to_safe' OR bag <> ''), 
	CONSTRAINT ck_cash_move_reason CHECK (kind NOT IN ('paid_out', 'paid_in') OR reason <> ''), 
	CONSTRAINT fk_cash_move_session_id FOREIGN KEY(session_id) REFERENCES till_session (id), 
	CONSTRAINT fk_cash_move_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id), 
	CONSTRAINT fk_cash_move_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_cash_move_kind_known CHECK (kind IN ('to_safe', 'to_bank', 'change_fetched', 'paid_out', 'paid_in'))
);
CREATE INDEX ix_cash_move_session_id ON cash_move (session_id);
CREATE TABLE sale_return_line (
	id BIGSERIAL NOT NULL, 
	return_id BIGINT NOT NULL, 
	line_id BIGINT NOT NULL, 
	quantity BIGINT NOT NULL, 
	aside BOOLEAN NOT NULL, 
	CONSTRAINT pk_sale_return_line PRIMARY KEY (id), 
	CONSTRAINT ck_sale_return_line_something CHECK (quantity > 0), 
	CONSTRAINT fk_sale_return_line_return_id FOREIGN KEY(return_id) REFERENCES sale_return (id), 
	CONSTRAINT fk_sale_return_line_line_id FOREIGN KEY(line_id) REFERENCES sale_line (id)
);
CREATE INDEX ix_sale_return_line_line_id ON sale_return_line (line_id);
CREATE INDEX ix_sale_return_line_return_id ON sale_return_line (return_id);
CREATE TABLE till_count (
	id BIGSERIAL NOT NULL, 
	session_id BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	complete BOOLEAN NOT NULL, 
	minor BIGINT NOT NULL, 
	person_id BIGINT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_till_count PRIMARY KEY (id), 
	CONSTRAINT ck_till_count_not_below_zero CHECK (minor >= 0), 
	CONSTRAINT fk_till_count_session_id FOREIGN KEY(session_id) REFERENCES till_session (id), 
	CONSTRAINT fk_till_count_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_till_count_kind_known CHECK (kind IN ('opening', 'handover', 'closing'))
);
CREATE INDEX ix_till_count_session_id ON till_count (session_id);
CREATE TABLE till_report (
	id BIGSERIAL NOT NULL, 
	session_id BIGINT NOT NULL, 
	kind TEXT NOT NULL, 
	number BIGINT NOT NULL, 
	content TEXT NOT NULL, 
	person_id BIGINT NOT NULL, 
	day TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_till_report PRIMARY KEY (id), 
	CONSTRAINT till_report_number UNIQUE (kind, number), 
	CONSTRAINT fk_till_report_session_id FOREIGN KEY(session_id) REFERENCES till_session (id), 
	CONSTRAINT fk_till_report_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_till_report_kind_known CHECK (kind IN ('mid_day', 'end_of_day'))
);
CREATE UNIQUE INDEX ix_till_report_end_of_day ON till_report (session_id) WHERE kind = 'end_of_day';
CREATE INDEX ix_till_report_session_id ON till_report (session_id);
CREATE TABLE till_count_line (
	id BIGSERIAL NOT NULL, 
	count_id BIGINT NOT NULL, 
	face BIGINT NOT NULL, 
	many BIGINT NOT NULL, 
	CONSTRAINT pk_till_count_line PRIMARY KEY (id), 
	CONSTRAINT till_count_face_once UNIQUE (count_id, face), 
	CONSTRAINT ck_till_count_line_pieces CHECK (face > 0 AND many >= 0), 
	CONSTRAINT fk_till_count_line_count_id FOREIGN KEY(count_id) REFERENCES till_count (id)
);
CREATE TABLE till_handover (
	id BIGSERIAL NOT NULL, 
	session_id BIGINT NOT NULL, 
	giver BIGINT NOT NULL, 
	taker BIGINT NOT NULL, 
	alone BOOLEAN NOT NULL, 
	count_id BIGINT, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_till_handover PRIMARY KEY (id), 
	CONSTRAINT fk_till_handover_session_id FOREIGN KEY(session_id) REFERENCES till_session (id), 
	CONSTRAINT fk_till_handover_giver FOREIGN KEY(giver) REFERENCES person (id), 
	CONSTRAINT fk_till_handover_taker FOREIGN KEY(taker) REFERENCES person (id), 
	CONSTRAINT fk_till_handover_count_id FOREIGN KEY(count_id) REFERENCES till_count (id)
);
CREATE INDEX ix_till_handover_session_id ON till_handover (session_id);
