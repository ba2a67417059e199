package org.landlord.persistence.jpa.workflow;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// The key of an [ApprovalRow].
@Embeddable
record ApprovalKey(
        @Column(name = "org_id") String orgId,
        @Column(name = "approval_id") String approvalId) {}
