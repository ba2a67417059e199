package org.landlord.adapter.transfer;

import java.util.List;

/// All tables that a transfer copies, each after those that it refers to. A transfer refuses a database
/// that has other tables or columns, so a migration that adds one is incomplete without a change here.
final class Tables {

    static final String EVENTS = "usage_event";

    static final String RECORDINGS = "usage_recording";

    static final String ROLLUPS = "usage_rollup";

    static final String RUNS = "workflow_run";

    static final String AUDIT = "audit_event";

    static final String PLATFORM_AUDIT = "platform_audit_event";

    static final List<Table> ALL = List.of(
            Table.of("organization", "org_id", "org_id slug name metadata created_at# updated_at# deleted_at#"),
            Table.of("org_member", "org_id, user_id", "org_id user_id role created_at#"),
            Table.of("team", "org_id, team_id", "org_id team_id slug name created_at# updated_at#"),
            Table.of("team_member", "org_id, team_id, user_id", "org_id team_id user_id role created_at#"),
            Table.of("project", "org_id, project_id", "org_id project_id slug name metadata created_at# updated_at#"),
            Table.of("project_team_grant", "org_id, project_id, team_id", "org_id project_id team_id role created_at#"),
            Table.of("billing_account", "org_id", "org_id plan billing_customer_id status updated_at#"),
            Table.of("identity_provider", "org_id, provider_id", """
                org_id provider_id type issuer sso_url certificate_ref client_id audience status metadata created_at#
                updated_at#"""),
            Table.of("identity_provider_domain", "domain, org_id, provider_id", "domain org_id provider_id"),
            Table.of("usage_limit", "org_id, scope, metric, unit, period", """
                org_id scope metric unit period limit_units# limit_nanos# enforcement time_zone period_name anchor_day#
                thresholds on_exceeded reached marked_at# percent_bound# updated_at#"""),
            Table.of(
                    "secret_ref",
                    "org_id, name, scope",
                    "org_id name scope provider ref created_by created_at# rotated_at#"),
            Table.of(AUDIT, "org_id, sequence", """
                org_id sequence# event_id project_id actor_id actor_kind recorded_by request_id address user_agent reason
                action target_type target_id occurred_at# metadata"""),
            Table.of(PLATFORM_AUDIT, "sequence", """
                sequence# event_id actor_id actor_kind request_id address user_agent reason action target_type target_id
                occurred_at# metadata"""),
            Table.of(
                    "idempotency_record",
                    "scope, idempotency_key",
                    "scope idempotency_key fingerprint answer created_at# org_id"),
            Table.of("api_key", "key_id", """
                key_id org_id name external_id scopes created_by created_at# expires_at# last_used_at# last_used_address
                revoked_at# secret_hash"""),
            Table.of("session", "session_id", """
                session_id org_id key_id provider_id user_id user_groups groups_overage# created_at# last_used_at#
                expires_at# idle_ms# ends_at# address user_agent sign_out_hint token_hash"""),
            Table.of("usage_settings", "org_id", "org_id backdating_days# cloud_events updated_at#"),
            // Totals first: the others refer to them.
            Table.of(
                    "usage_series",
                    "total_id IS NOT NULL, series_id",
                    "org_id series_id# metric unit scope total_id# corrections#"),
            Table.of(
                    ROLLUPS,
                    "series_id, resolution, bucket",
                    "org_id series_id# resolution# bucket# events# billions# ones# nanos#"),
            Table.of(EVENTS, "org_id, entry", """
                org_id entry# event_id series_id# run_id units# nanos# observed_at# recorded_at# metadata voided_at#
                void_reason"""),
            Table.of(RECORDINGS, "org_id, last_sequence", """
                        org_id last_sequence# first_entry# events# first_observed# last_observed# last_recorded#""")
                    .deriving("first_observed", "last_observed", "last_recorded"),
            Table.of("quota_event", "org_id, sequence", """
                org_id sequence# scope metric unit period threshold# crossing used_billions# used_units# used_nanos#
                limit_units# limit_nanos# occurred_at#"""),
            Table.of("quota_reservation", "org_id, reservation_id", """
                org_id reservation_id scope metric unit units# nanos# created_at# expires_at# settled_at# event_id
                committed_units# committed_nanos#"""),
            Table.of("quota_denial", "org_id, sequence", """
                org_id sequence# limit_scope metric unit period minute# scope actor_kind actor_id first_at# last_at#
                refusals#"""),
            Table.of("quota_refusal", "org_id, sequence, number", """
                org_id sequence# number# request_id refused_at# limit_quantity window_since# window_until# used_quantity
                reserved_quantity requested_quantity reset_at#"""),
            Table.of(
                    "gateway",
                    "scope, gateway_id",
                    "scope gateway_id name base_url token status usage created_at# updated_at#"),
            Table.of(RUNS, "org_id, run_id", """
                org_id run_id project_id gateway_scope gateway_id gateway_run_id workflow state ended# active#
                launched_by_kind launched_by launched_at# resumed_by_kind resumed_by reservations events_read# wait_kind
                wait_node wait_since_at# state_since_at# started_at# ended_at# seen_at# error input outputs"""),
            Table.of("approval", "org_id, approval_id", """
                org_id approval_id project_id run_id gateway_scope gateway_id workflow node_id iteration# mode title
                summary options allowed_scopes allowed_users requested_at# status open# deadline_at# cause selected
                ranked ended_at# delivery detail"""),
            Table.of("approval_decision", "org_id, approval_id, position", """
                org_id approval_id position# decided_by_kind decided_by approved# note selected ranked decided_at#"""),
            Table.of("approval_policy", "org_id, policy_id", """
                org_id policy_id project_id workflow node_id roles teams users required_approvals# self_approval#
                deadline_millis# note_required# created_at# updated_at#"""));

    private Tables() {}
}
