-- Distributes the tables of Landlord under Citus: run once, on the coordinator, after the first start of a server and
-- before there are organizations. docs/adr/0063-postgresql.md says why each table is what it is.

-- Global tables, on every node.
SELECT create_reference_table('organization');
SELECT create_reference_table('identity_provider');
SELECT create_reference_table('identity_provider_domain');
SELECT create_reference_table('api_key');
SELECT create_reference_table('session');
SELECT create_reference_table('gateway');
SELECT create_reference_table('gateway_run');

-- Tenant tables: the rows of an organization are on one node.
SELECT create_distributed_table('unit_lock', 'org_id');
SELECT create_distributed_table('org_member', 'org_id', colocate_with => 'unit_lock');
SELECT create_distributed_table('team', 'org_id', colocate_with => 'unit_lock');
SELECT create_distributed_table('team_member', 'org_id', colocate_with => 'unit_lock');
SELECT create_distributed_table('project', 'org_id', colocate_with => 'unit_lock');
SELECT create_distributed_table('project_team_grant', 'org_id', colocate_with => 'unit_lock');
SELECT create_distributed_table('billing_account', 'org_id', colocate_with => 'unit_lock');
SELECT create_distributed_table('usage_settings', 'org_id', colocate_with => 'unit_lock');
SELECT create_distributed_table('usage_limit', 'org_id', colocate_with => 'unit_lock');
SELECT create_distributed_table('secret_ref', 'org_id', colocate_with => 'unit_lock');
SELECT create_distributed_table('audit_event', 'org_id', colocate_with => 'unit_lock');
SELECT create_distributed_table('usage_series', 'org_id', colocate_with => 'unit_lock');
SELECT create_distributed_table('usage_rollup', 'org_id', colocate_with => 'unit_lock');
SELECT create_distributed_table('usage_event', 'org_id', colocate_with => 'unit_lock');
SELECT create_distributed_table('usage_event_id', 'org_id', colocate_with => 'unit_lock');
SELECT create_distributed_table('usage_recording', 'org_id', colocate_with => 'unit_lock');
SELECT create_distributed_table('quota_event', 'org_id', colocate_with => 'unit_lock');
SELECT create_distributed_table('quota_reservation', 'org_id', colocate_with => 'unit_lock');
SELECT create_distributed_table('quota_denial', 'org_id', colocate_with => 'unit_lock');
SELECT create_distributed_table('quota_refusal', 'org_id', colocate_with => 'unit_lock');
SELECT create_distributed_table('workflow_run', 'org_id', colocate_with => 'unit_lock');
SELECT create_distributed_table('approval', 'org_id', colocate_with => 'unit_lock');
SELECT create_distributed_table('approval_decision', 'org_id', colocate_with => 'unit_lock');
SELECT create_distributed_table('approval_policy', 'org_id', colocate_with => 'unit_lock');

-- Found by the caller and the key of a request.
SELECT create_distributed_table('idempotency_record', 'digest', colocate_with => 'none');

-- On the coordinator alone: platform_audit_event, maintenance_lease.
