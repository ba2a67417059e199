package org.landlord.domain.usage;

/// What the hard limits that bind usage mean while it is recorded.
public enum HardLimits {
    /// What would pass one is refused.
    ENFORCED,
    /// What was used was used: it is recorded, and may pass them.
    OVERRIDDEN
}
