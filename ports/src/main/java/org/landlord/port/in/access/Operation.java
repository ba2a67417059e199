package org.landlord.port.in.access;

import org.landlord.domain.access.Permission;

/// The operations of Landlord: which permission each requires, and where. A use case names its operation in
/// [Needs], and its implementation passes the same constant to the authorization check, so the permission and
/// the place are stated here alone. Names are those of the operations in the OpenAPI document where it has
/// the operation.
public enum Operation {
    CREATE_ORGANIZATION(Permission.PLATFORM_WRITE, Place.PLATFORM),
    LIST_ORGANIZATIONS(Permission.ORG_READ, Place.ORGANIZATION_OR_PLATFORM),
    GET_ORGANIZATION(Permission.ORG_READ, Place.ORGANIZATION),
    UPDATE_ORGANIZATION(Permission.ORG_WRITE, Place.ORGANIZATION),
    DELETE_ORGANIZATION(Permission.ORG_DELETE, Place.ORGANIZATION),
    LIST_ORG_MEMBERS(Permission.ORG_READ, Place.ORGANIZATION),
    PUT_ORG_MEMBER(Permission.MEMBER_WRITE, Place.ORGANIZATION),
    REMOVE_ORG_MEMBER(Permission.MEMBER_WRITE, Place.ORGANIZATION),
    CREATE_TEAM(Permission.MEMBER_WRITE, Place.ORGANIZATION),
    LIST_TEAMS(Permission.ORG_READ, Place.ORGANIZATION),
    GET_TEAM(Permission.ORG_READ, Place.ORGANIZATION),
    UPDATE_TEAM(Permission.MEMBER_WRITE, Place.ORGANIZATION),
    DELETE_TEAM(Permission.MEMBER_WRITE, Place.ORGANIZATION),
    LIST_TEAM_MEMBERS(Permission.ORG_READ, Place.ORGANIZATION),
    PUT_TEAM_MEMBER(Permission.MEMBER_WRITE, Place.ORGANIZATION),
    REMOVE_TEAM_MEMBER(Permission.MEMBER_WRITE, Place.ORGANIZATION),
    CREATE_PROJECT(Permission.PROJECT_WRITE, Place.ORGANIZATION),
    LIST_PROJECTS(Permission.PROJECT_READ, Place.ANY_PROJECT),
    GET_PROJECT(Permission.PROJECT_READ, Place.PROJECT),
    UPDATE_PROJECT(Permission.PROJECT_WRITE, Place.PROJECT),
    DELETE_PROJECT(Permission.PROJECT_WRITE, Place.PROJECT),
    LIST_PROJECT_TEAMS(Permission.PROJECT_READ, Place.PROJECT),
    PUT_PROJECT_TEAM(Permission.PROJECT_WRITE, Place.PROJECT),
    REMOVE_PROJECT_TEAM(Permission.PROJECT_WRITE, Place.PROJECT),

    GET_BILLING_ACCOUNT(Permission.BILLING_READ, Place.ORGANIZATION),
    PUT_BILLING_ACCOUNT(Permission.BILLING_WRITE, Place.ORGANIZATION),

    CREATE_IDENTITY_PROVIDER(Permission.IDP_WRITE, Place.ORGANIZATION),
    LIST_IDENTITY_PROVIDERS(Permission.IDP_READ, Place.ORGANIZATION),
    GET_IDENTITY_PROVIDER(Permission.IDP_READ, Place.ORGANIZATION),
    PUT_IDENTITY_PROVIDER(Permission.IDP_WRITE, Place.ORGANIZATION),
    DELETE_IDENTITY_PROVIDER(Permission.IDP_WRITE, Place.ORGANIZATION),

    RECORD_USAGE(Permission.USAGE_WRITE, Place.REFERENCED_PROJECT),
    RECORD_USAGE_BATCH(Permission.USAGE_WRITE, Place.REFERENCED_PROJECT),
    RECORD_CLOUD_EVENT(Permission.USAGE_WRITE, Place.ANY_PROJECT),
    RECORD_CLOUD_EVENT_BATCH(Permission.USAGE_WRITE, Place.ANY_PROJECT),
    VOID_USAGE_EVENT(Permission.USAGE_CORRECT, Place.ANY_PROJECT),
    LIST_USAGE_EVENTS(Permission.USAGE_READ, Place.PROJECT),
    LIST_RECORDED_USAGE(Permission.USAGE_READ, Place.ORGANIZATION),
    SUMMARIZE_USAGE(Permission.USAGE_READ, Place.PROJECT),
    VERIFY_USAGE_SUMS(Permission.USAGE_CORRECT, Place.ORGANIZATION),
    GET_USAGE_SETTINGS(Permission.USAGE_READ, Place.ORGANIZATION),
    PUT_USAGE_SETTINGS(Permission.LIMIT_WRITE, Place.ORGANIZATION),

    SET_USAGE_LIMIT(Permission.LIMIT_WRITE, Place.REFERENCED_PROJECT),
    LIST_USAGE_LIMITS(Permission.LIMIT_READ, Place.ORGANIZATION),
    LIST_PROJECT_USAGE_LIMITS(Permission.LIMIT_READ, Place.PROJECT),
    DELETE_USAGE_LIMIT(Permission.LIMIT_WRITE, Place.PROJECT),
    CHECK_USAGE_LIMIT(Permission.LIMIT_READ, Place.PROJECT),
    LIST_QUOTA_EVENTS(Permission.LIMIT_READ, Place.PROJECT),
    LIST_DENIALS(Permission.LIMIT_READ, Place.PROJECT),
    GET_DENIAL(Permission.LIMIT_READ, Place.ANY_PROJECT),
    RESERVE_QUOTA(Permission.USAGE_WRITE, Place.REFERENCED_PROJECT),
    COMMIT_QUOTA_RESERVATION(Permission.USAGE_WRITE, Place.ANY_PROJECT),
    RELEASE_QUOTA_RESERVATION(Permission.USAGE_WRITE, Place.ANY_PROJECT),
    GET_QUOTA_RESERVATION(Permission.LIMIT_READ, Place.ANY_PROJECT),
    LIST_QUOTA_RESERVATIONS(Permission.LIMIT_READ, Place.ORGANIZATION),
    LIST_PROJECT_QUOTA_RESERVATIONS(Permission.LIMIT_READ, Place.PROJECT),

    PUT_SECRET_REFERENCE(Permission.SECRET_WRITE, Place.REFERENCED_PROJECT),
    LIST_SECRET_REFERENCES(Permission.SECRET_READ, Place.PROJECT),
    GET_SECRET_REFERENCE(Permission.SECRET_READ, Place.PROJECT),
    DELETE_SECRET_REFERENCE(Permission.SECRET_WRITE, Place.PROJECT),

    RECORD_AUDIT_EVENT(Permission.AUDIT_WRITE, Place.ORGANIZATION),
    LIST_AUDIT_EVENTS(Permission.AUDIT_READ, Place.PROJECT),
    LIST_PLATFORM_AUDIT_EVENTS(Permission.PLATFORM_READ, Place.PLATFORM),
    EXPORT_AUDIT(Permission.AUDIT_READ, Place.ORGANIZATION),

    CREATE_API_KEY(Permission.KEY_WRITE, Place.ORGANIZATION_OR_PLATFORM),
    LIST_API_KEYS(Permission.KEY_READ, Place.ORGANIZATION_OR_PLATFORM),
    GET_API_KEY(Permission.KEY_READ, Place.ORGANIZATION_OR_PLATFORM),
    REVOKE_API_KEY(Permission.KEY_WRITE, Place.ORGANIZATION_OR_PLATFORM),
    ROTATE_API_KEY(Permission.KEY_WRITE, Place.ORGANIZATION_OR_PLATFORM);

    private final Permission permission;
    private final Place place;

    Operation(Permission permission, Place place) {
        this.permission = permission;
        this.place = place;
    }

    public Permission permission() {
        return permission;
    }

    public Place place() {
        return place;
    }
}
