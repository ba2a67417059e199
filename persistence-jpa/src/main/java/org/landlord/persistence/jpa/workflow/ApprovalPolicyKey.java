package org.landlord.persistence.jpa.workflow;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// The key of an [ApprovalPolicyRow].
@Embeddable
record ApprovalPolicyKey(
        @Column(name = "org_id") String orgId,
        @Column(name = "policy_id") String policyId) {}
