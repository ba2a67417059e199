package org.landlord.adapter.cli.option;

import java.util.function.Supplier;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Label;
import org.landlord.domain.usage.DataPointer;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.workflow.UsageMapping;
import org.landlord.domain.workflow.UsageSource;
import org.landlord.port.in.workflow.LaunchUsage;

/// Arguments that name a metric and its unit: `METRIC` or `METRIC:UNIT`, split at the last colon. The default
/// unit is `count`. All methods throw [InvalidInput].
final class UsageArguments {

    private static final String LAUNCH_FORM = "must be METRIC=QUANTITY or METRIC:UNIT=QUANTITY, such as tokens=5000";
    private static final String MAPPING_FORM = "must be SOURCE:POINTER=METRIC or SOURCE:POINTER=METRIC:UNIT, such as"
            + " output:/usage/tokens=tokens:token";

    private UsageArguments() {}

    private record Series(Label metric, Label unit) {

        static Series of(String text) {
            int colon = text.lastIndexOf(':');
            return colon < 0
                    ? new Series(read("metric", text), UsageEvent.DEFAULT_UNIT)
                    : new Series(read("metric", text.substring(0, colon)), read("unit", text.substring(colon + 1)));
        }

        private static Label read(String part, String text) {
            return UsageArguments.read(part, () -> new Label(text));
        }
    }

    /// What a run will use: `tokens=5000` or `runtime:ms=60000`.
    static LaunchUsage launchUsage(String text) {
        int equals = text.lastIndexOf('=');
        if (equals < 1) {
            throw new InvalidInput(LAUNCH_FORM);
        }
        Series series = Series.of(text.substring(0, equals));
        return new LaunchUsage(
                series.metric(), series.unit(), read("quantity", () -> Quantity.parse(text.substring(equals + 1))));
    }

    /// How usage is read: `output:/usage/tokens=tokens:token`.
    static UsageMapping mapping(String text) {
        int colon = text.indexOf(':');
        int equals = text.lastIndexOf('=');
        if (colon < 1 || equals <= colon) {
            throw new InvalidInput(MAPPING_FORM);
        }
        UsageSource source = read("source", () -> UsageSource.of(text.substring(0, colon)));
        DataPointer pointer = read("pointer", () -> new DataPointer(text.substring(colon + 1, equals)));
        Series series = Series.of(text.substring(equals + 1));
        return new UsageMapping(source, pointer, series.metric(), series.unit());
    }

    /// Names the part of the argument that breaks a rule.
    private static <T> T read(String part, Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidInput refused) {
            throw new InvalidInput("has an invalid " + part + ": it "
                    + refused.violations().getFirst().detail());
        }
    }
}
