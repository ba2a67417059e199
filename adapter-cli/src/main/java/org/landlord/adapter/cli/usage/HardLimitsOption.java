package org.landlord.adapter.cli.usage;

import org.landlord.domain.usage.HardLimits;
import picocli.CommandLine.Option;

/// `--no-enforce`.
final class HardLimitsOption {

    @Option(names = "--no-enforce", description = "Record usage even if it exceeds a hard limit.")
    private boolean overridden;

    HardLimits value() {
        return overridden ? HardLimits.OVERRIDDEN : HardLimits.ENFORCED;
    }
}
