package org.landlord.adapter.cli.usage;

import org.landlord.domain.usage.HardLimits;
import picocli.CommandLine.Option;

/// What hard limits mean while usage is recorded.
final class HardLimitsOption {

    @Option(names = "--no-enforce", description = "Record it even if a hard limit is passed: what was used was used.")
    private boolean overridden;

    HardLimits value() {
        return overridden ? HardLimits.OVERRIDDEN : HardLimits.ENFORCED;
    }
}
