"""The README's walk with the client that openapi-generator makes of the OpenAPI document.

SERVER: the address of the server; TOKEN: the key of the platform administrator.
"""

import os

from landlord_client import ApiClient, Configuration
from landlord_client.api.api_keys_api import ApiKeysApi
from landlord_client.api.approvals_api import ApprovalsApi
from landlord_client.api.organizations_api import OrganizationsApi
from landlord_client.api.projects_api import ProjectsApi
from landlord_client.api.runs_api import RunsApi
from landlord_client.api.usage_api import UsageApi
from landlord_client.api.usage_limits_api import UsageLimitsApi
from landlord_client.exceptions import ApiException
from landlord_client.models import (
    CreateApiKey,
    CreateOrganization,
    CreateProject,
    EnforcementOrNull,
    LaunchRun,
    Period,
    Problem,
    PutApprovalPolicy,
    QuantityInput,
    QuotaExceededProblem,
    RecordUsage,
    RecordUsageRequest,
    SetUsageLimit,
    TooManyRequestsProblem,
)

ORG = "org_acme"


def client(token):
    return ApiClient(Configuration(host=os.environ["SERVER"], access_token=token))


def usage(event_id, quantity):
    return RecordUsageRequest(RecordUsage(eventId=event_id, metric="tokens", quantity=QuantityInput(quantity)))


def rejected(call):
    try:
        call()
    except ApiException as rejection:
        return rejection
    raise AssertionError("the request was not rejected")


platform = client(os.environ["TOKEN"])
org = OrganizationsApi(platform).create_organization(
    CreateOrganization(orgId=ORG, slug="acme", name="Acme", metadata={"tier": "gold"})
)
assert (org.slug, org.metadata) == ("acme", {"tier": "gold"}), org

key = ApiKeysApi(platform).create_org_api_key(ORG, CreateApiKey(name="CI", scopes=["*"]))
landlord = client(key.token)

projects = ProjectsApi(landlord)
for slug in ["app", "batch", "web"]:
    project = projects.create_project(ORG, CreateProject(projectId="project_" + slug, slug=slug, name=slug))
    assert project.project_id == "project_" + slug, project

limits = UsageLimitsApi(landlord)
limit = limits.set_usage_limit(
    ORG,
    SetUsageLimit(
        metric="tokens",
        period=Period.ROLLING_MINUS_24H,
        limitQuantity=QuantityInput(10_000_000_000),
        enforcement=EnforcementOrNull.HARD,
    ),
)
assert limit.limit_quantity == 10_000_000_000, limit
assert limit.time_zone is None, limit

ledger = UsageApi(landlord)
# 201 has the event. 200 has the outcome of a batch or, as here, an event that was recorded before.
recorded = ledger.record_usage(ORG, usage("evt-1", "9999999990.5"))
assert (recorded.event_id, recorded.quantity) == ("evt-1", 9_999_999_990.5), recorded
again = ledger.record_usage(ORG, usage("evt-1", "9999999990.5")).actual_instance
assert again == recorded, again

rejection = rejected(lambda: ledger.record_usage(ORG, usage("evt-2", 300)))
assert rejection.status == 429, rejection
quota = TooManyRequestsProblem.from_json(rejection.body).actual_instance
assert isinstance(quota, QuotaExceededProblem), quota
assert (quota.limit.org_id, quota.limit.metric, quota.limit.period) == (ORG, "tokens", Period.ROLLING_MINUS_24H), quota
assert quota.used_quantity == 9_999_999_990.5, quota
assert (quota.reserved_quantity, quota.remaining_quantity, quota.requested_quantity) == (0, 9.5, 300), quota
assert quota.reset_at > quota.window_end, quota

check = limits.check_usage_limit(ORG, metric="tokens", period=Period.ROLLING_MINUS_24H)
assert (check.used_quantity, check.remaining_quantity) == (9_999_999_990.5, 9.5), check
assert check.exceeded is False, check

slugs, cursor = [], None
while True:
    page = projects.list_projects(ORG, limit=2, cursor=cursor)
    assert len(page.items) <= 2, page
    slugs += [project.slug for project in page.items]
    cursor = page.next_cursor
    if cursor is None:
        break
assert slugs == ["app", "batch", "web"], slugs

policy = ApprovalsApi(landlord).put_approval_policy(
    ORG, "deploy", PutApprovalPolicy(workflow="deploy", requiredApprovals=2, noteRequired=True)
)
assert policy.required_approvals == 2, policy
runs = RunsApi(landlord)
assert runs.list_runs(ORG, limit=1).items == []
launch = rejected(lambda: runs.launch_run(ORG, "project_app", LaunchRun(workflow="deploy", input={"version": "1.4.2"})))
assert Problem.from_json(launch.body).code == "INVALID_INPUT", launch.body

duplicate = rejected(lambda: projects.create_project(ORG, CreateProject(slug="web", name="Web")))
problem = Problem.from_json(duplicate.body)
assert (problem.code, problem.kind, problem.value) == ("DUPLICATE_ID", "project", "web"), problem
