package org.landlord.it.tenants;

/// One of two organizations.
///
/// @param mark stands in everything that is theirs, and in nothing that is the other's
/// @param otherMark the same the other way round
/// @param orgId their organization
/// @param key the token of the key that is good for it and for nothing else
/// @param keyId the id of that key
record Tenant(String mark, String otherMark, String orgId, String key, String keyId) {

    /// Which organization somebody with this mark has.
    static String orgId(String mark) {
        return "org_" + mark;
    }

    /// The organization that is not theirs.
    String otherOrgId() {
        return orgId(otherMark);
    }
}
