package org.landlord.it.console;

import java.util.LinkedHashMap;
import java.util.Map;

/// An example of every page of the console, by the pattern in `shell/pages.tsx`. `{requestId}` and `{approvalId}` are
/// ids that the server makes: see [#address(String, String, String)].
final class ConsolePages {

    static final Map<String, String> EXAMPLES = examples();

    private static final Map<String, String> NEEDS = Map.ofEntries(
            Map.entry("/", "platform:read"),
            Map.entry("/orgs", "org:read"),
            Map.entry("/keys", "key:read"),
            Map.entry("/sessions", "session:read"),
            Map.entry("/refusals", "platform:read"),
            Map.entry("/audit", "platform:read"),
            Map.entry("/runs", "platform:read"),
            Map.entry("/approvals", "platform:read"),
            Map.entry("/gateways", "gateway:read"),
            Map.entry("/orgs/:orgId", ""),
            Map.entry("/orgs/:orgId/usage", "usage:read"),
            Map.entry("/orgs/:orgId/usage/events", "usage:read"),
            Map.entry("/orgs/:orgId/limits", "limit:read"),
            Map.entry("/orgs/:orgId/limits/one", "limit:read"),
            Map.entry("/orgs/:orgId/refusals", "limit:read"),
            Map.entry("/orgs/:orgId/refusals/:requestId", "limit:read"),
            Map.entry("/orgs/:orgId/projects", "project:read"),
            Map.entry("/orgs/:orgId/projects/:projectId", "project:read"),
            Map.entry("/orgs/:orgId/workflows", "run:read"),
            Map.entry("/orgs/:orgId/runs", "run:read"),
            Map.entry("/orgs/:orgId/runs/:runId", "run:read"),
            Map.entry("/orgs/:orgId/approvals", "run:read"),
            Map.entry("/orgs/:orgId/approvals/:approvalId", "run:read"),
            Map.entry("/orgs/:orgId/policies", "policy:read"),
            Map.entry("/orgs/:orgId/gateways", "gateway:read"),
            Map.entry("/orgs/:orgId/members", "org:read"),
            Map.entry("/orgs/:orgId/members/:userId", "org:read"),
            Map.entry("/orgs/:orgId/teams", "org:read"),
            Map.entry("/orgs/:orgId/teams/:teamId", "org:read"),
            Map.entry("/orgs/:orgId/keys", "key:read"),
            Map.entry("/orgs/:orgId/sessions", "session:read"),
            Map.entry("/orgs/:orgId/identity-providers", "idp:read"),
            Map.entry("/orgs/:orgId/secrets", "secret:read"),
            Map.entry("/orgs/:orgId/billing", "billing:read"),
            Map.entry("/orgs/:orgId/audit", "audit:read"),
            Map.entry("/orgs/:orgId/settings", "org:read"));

    private ConsolePages() {}

    /// The permission that a page needs, by its pattern; empty for none.
    static String needs(String pattern) {
        String permission = NEEDS.get(pattern);
        if (permission == null) {
            throw new IllegalArgumentException(pattern + " is not in this list");
        }
        return permission;
    }

    /// The address of an example.
    ///
    /// @param requestId of a refusal
    /// @param approvalId of an approval
    static String address(String example, String requestId, String approvalId) {
        return example.replace("{requestId}", requestId).replace("{approvalId}", approvalId);
    }

    private static Map<String, String> examples() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("/", "/console/");
        pages.put("/orgs", "/console/orgs");
        pages.put("/keys", "/console/keys");
        pages.put("/sessions", "/console/sessions");
        pages.put("/refusals", "/console/refusals");
        pages.put("/audit", "/console/audit");
        pages.put("/runs", "/console/runs");
        pages.put("/approvals", "/console/approvals?tab=all");
        pages.put("/gateways", "/console/gateways");
        String org = "/console/orgs/org_acme";
        pages.put("/orgs/:orgId", org);
        pages.put("/orgs/:orgId/usage", org + "/usage?range=30d&metric=tokens&unit=count");
        pages.put("/orgs/:orgId/usage/events", org + "/usage/events");
        pages.put("/orgs/:orgId/limits", org + "/limits");
        pages.put("/orgs/:orgId/limits/one", org + "/limits/one?metric=runs&unit=count&period=calendar-day");
        pages.put("/orgs/:orgId/refusals", org + "/refusals");
        pages.put("/orgs/:orgId/refusals/:requestId", org + "/refusals/{requestId}");
        pages.put("/orgs/:orgId/projects", org + "/projects");
        pages.put("/orgs/:orgId/projects/:projectId", org + "/projects/project_app");
        pages.put("/orgs/:orgId/workflows", org + "/workflows");
        pages.put("/orgs/:orgId/runs", org + "/runs");
        pages.put("/orgs/:orgId/runs/:runId", org + "/runs/" + ConsoleWorld.RUN);
        pages.put("/orgs/:orgId/approvals", org + "/approvals?tab=all&status=any");
        pages.put("/orgs/:orgId/approvals/:approvalId", org + "/approvals/{approvalId}");
        pages.put("/orgs/:orgId/policies", org + "/policies");
        pages.put("/orgs/:orgId/gateways", org + "/gateways");
        pages.put("/orgs/:orgId/members", org + "/members");
        pages.put("/orgs/:orgId/members/:userId", org + "/members/user-member");
        pages.put("/orgs/:orgId/teams", org + "/teams");
        pages.put("/orgs/:orgId/teams/:teamId", org + "/teams/team_engineering");
        pages.put("/orgs/:orgId/keys", org + "/keys");
        pages.put("/orgs/:orgId/sessions", org + "/sessions");
        pages.put("/orgs/:orgId/identity-providers", org + "/identity-providers");
        pages.put("/orgs/:orgId/secrets", org + "/secrets");
        pages.put("/orgs/:orgId/billing", org + "/billing");
        pages.put("/orgs/:orgId/audit", org + "/audit");
        pages.put("/orgs/:orgId/settings", org + "/settings");
        return pages;
    }
}
