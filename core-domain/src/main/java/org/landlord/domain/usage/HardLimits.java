package org.landlord.domain.usage;

/// The treatment of hard limits while usage is recorded.
public enum HardLimits {
    /// Usage that would exceed a hard limit is refused.
    ENFORCED,
    /// Usage is recorded even if it exceeds hard limits.
    OVERRIDDEN
}
