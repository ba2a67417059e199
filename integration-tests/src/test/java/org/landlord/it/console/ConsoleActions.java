package org.landlord.it.console;

import java.util.List;

/// Buttons of the console, and what they need.
final class ConsoleActions {

    private ConsoleActions() {}

    /// A button that only some may use.
    ///
    /// @param page below the page of the organization
    /// @param pagePermission what the page needs
    /// @param row a text of the row of the button; empty for a button that is not in a table
    /// @param inProject whether a role in the project is enough
    record Action(String page, String pagePermission, String row, String button, String permission, boolean inProject) {

        private static Action ofPage(String page, String needs, String button, String permission, boolean inProject) {
            return new Action(page, needs, "", button, permission, inProject);
        }

        private static Action ofRow(String page, String needs, String row, String button, String permission) {
            return new Action(page, needs, row, button, permission, false);
        }

        private static Action ofRowInProject(String page, String needs, String row, String button, String permission) {
            return new Action(page, needs, row, button, permission, true);
        }
    }

    /// All of them.
    ///
    /// @param eventId of a usage event of the project
    static List<Action> all(String eventId) {
        String limit = "/limits/one?metric=seats&unit=count&period=lifetime&projectId=project_app";
        String full = "/limits/one?metric=runs&unit=count&period=calendar-day";
        String event = "/usage/events?range=30d&projectId=project_app&eventId=" + eventId;
        return List.of(
                Action.ofPage("/members", "org:read", "Add a member", "member:write", false),
                Action.ofRow("/members", "org:read", "user-member", "Change role", "member:write"),
                Action.ofRow("/members", "org:read", "user-member", "Remove", "member:write"),
                Action.ofRow("/members", "org:read", "user-owner", "Remove", "org:delete"),
                Action.ofRow("/members", "org:read", "user-owner", "Change role", "org:delete"),
                Action.ofPage("/teams", "org:read", "New team", "member:write", false),
                Action.ofPage("/teams/team_engineering", "org:read", "Add a member", "member:write", false),
                Action.ofPage("/teams/team_engineering", "org:read", "Delete", "member:write", false),
                Action.ofPage("/projects", "project:read", "New project", "project:write", false),
                Action.ofPage("/projects/project_app", "project:read", "Grant access", "project:write", true),
                Action.ofPage("/projects/project_app", "project:read", "Delete", "project:write", true),
                Action.ofPage("/limits", "limit:read", "Set a limit", "limit:write", true),
                Action.ofPage(limit, "limit:read", "Change", "limit:write", true),
                Action.ofPage(limit, "limit:read", "Delete", "limit:write", true),
                Action.ofRow(full, "limit:read", "project_app", "Release", "usage:write"),
                Action.ofPage(event, "usage:read", "Void", "usage:correct", true),
                Action.ofRowInProject("/workflows", "run:read", "hello", "Launch hello", "run:launch"),
                Action.ofPage("/policies", "policy:read", "New policy", "policy:write", false),
                Action.ofRow("/policies", "policy:read", "deploys", "Edit", "policy:write"),
                Action.ofRow("/policies", "policy:read", "deploys", "Delete", "policy:write"),
                Action.ofPage("/gateways", "gateway:read", "New gateway", "gateway:write", false),
                Action.ofRow("/gateways", "gateway:read", "own", "Check", "gateway:write"),
                Action.ofRow("/gateways", "gateway:read", "own", "Edit", "gateway:write"),
                Action.ofPage("/keys", "key:read", "New key", "key:write", false),
                Action.ofRow("/keys", "key:read", "ci", "Revoke", "key:write"),
                Action.ofRow("/keys", "key:read", "ci", "Rotate", "key:write"),
                Action.ofRow("/keys", "key:read", "everything", "Revoke", "org:delete"),
                Action.ofRow("/sessions", "session:read", "user-", "Revoke", "session:write"),
                Action.ofPage("/identity-providers", "idp:read", "New identity provider", "idp:write", false),
                Action.ofRow("/identity-providers", "idp:read", "login.example", "Edit", "idp:write"),
                Action.ofPage("/secrets", "secret:read", "New reference", "secret:write", true),
                Action.ofRow("/secrets", "secret:read", "DB_PASSWORD", "Edit", "secret:write"),
                Action.ofPage("/billing", "billing:read", "Edit", "billing:write", false),
                Action.ofPage("/audit", "audit:read", "Export all", "audit:read", false),
                Action.ofPage("/settings", "org:read", "Rename", "org:write", false),
                Action.ofPage("/settings", "org:read", "Delete the organization", "org:delete", false));
    }
}
