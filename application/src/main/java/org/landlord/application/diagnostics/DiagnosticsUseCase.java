package org.landlord.application.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.landlord.domain.diagnostics.Check;
import org.landlord.domain.diagnostics.CheckResult;
import org.landlord.domain.diagnostics.ClockRules;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.shared.BrokenRow;
import org.landlord.port.in.RowCheck;
import org.landlord.port.in.diagnostics.Diagnostics;
import org.landlord.port.in.usage.ClockCheck;
import org.landlord.port.out.diagnostics.Inspection;
import org.landlord.port.out.diagnostics.StorageInspection;

/// Inspects the storage from outside first: units of work on a damaged storage could fail in any way.
public final class DiagnosticsUseCase implements Diagnostics {

    private final StorageInspection storage;
    private final Inspection settings;
    private final RowCheck rows;
    private final ClockCheck clock;

    /// @param settings inspects the settings and the certificates that they name
    public DiagnosticsUseCase(StorageInspection storage, Inspection settings, RowCheck rows, ClockCheck clock) {
        this.storage = storage;
        this.settings = settings;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public Report run(Request request) {
        List<CheckResult> results = new ArrayList<>();
        results.add(CheckResult.skipped(Check.SERVER, "no server is used: the database is opened by this process"));
        StorageInspection.Report inspected = storage.inspect(request.quick(), request.backups());
        results.addAll(inspected.checks());
        results.addAll(settings.inspect());
        boolean isUsable = inspected.isUsable();
        results.add(ifUsable(isUsable, Check.CLOCK, () -> ClockRules.checkBehind(clock.behind())));
        results.add(
                request.withRows()
                        ? ifUsable(isUsable, Check.ROWS, this::checkRows)
                        : CheckResult.skipped(Check.ROWS, "only one organization is checked: use --all"));
        return new Report(results, isUsable);
    }

    private static CheckResult ifUsable(boolean isUsable, Check check, Supplier<CheckResult> work) {
        if (!isUsable) {
            return CheckResult.skipped(check, "the database cannot be used, see the checks above");
        }
        try {
            return work.get();
        } catch (Failure refused) {
            return CheckResult.failed(check, refused.getMessage());
        } catch (RuntimeException bug) {
            // Damage that the inspection did not find can appear as any exception.
            return CheckResult.failed(check, bug.toString());
        }
    }

    private CheckResult checkRows() {
        List<String> found = new ArrayList<>();
        long[] total = {0};
        rows.forEachBroken(row -> {
            total[0]++;
            if (found.size() < CheckResult.MAX_DETAILS) {
                found.add(describe(row));
            }
        });
        if (total[0] == 0) {
            return CheckResult.ok(Check.ROWS, "all stored values are valid under the rules of this version");
        }
        return CheckResult.problem(
                        Check.ROWS,
                        total[0] + " stored values are invalid under the rules of this version; they can be read, but"
                                + " not written again",
                        "write the resources again with valid values")
                .detailed(found, total[0]);
    }

    private static String describe(BrokenRow row) {
        return row.table() + " (" + row.key() + "): " + row.field() + " " + row.rule();
    }
}
