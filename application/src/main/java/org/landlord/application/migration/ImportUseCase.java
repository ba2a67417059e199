package org.landlord.application.migration;

import org.jspecify.annotations.Nullable;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.access.Grants;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.migration.ImportProgress;
import org.landlord.port.in.migration.ImportReport;
import org.landlord.port.in.migration.ImportSource;
import org.landlord.port.in.migration.Imports;
import org.landlord.port.out.migration.SourceStore;
import org.landlord.port.out.migration.SourceStores;

public final class ImportUseCase implements Imports {

    private final UseCaseContext ports;
    private final @Nullable SourceStores sources;

    /// @param sources null in a process that reads no files of others
    public ImportUseCase(UseCaseContext ports, @Nullable SourceStores sources) {
        this.ports = ports;
        this.sources = sources;
    }

    @Override
    public ImportReport run(Caller caller, ImportSource command, ImportProgress progress) {
        ports.gate().require(caller, AccessRequirement.of(Operation.IMPORT_SOURCE));
        Grants.requireOfPlatform(ports.gate(), caller);
        if (sources == null) {
            throw InvalidInput.of("file", "cannot be imported by this process: use landlord import");
        }
        try (SourceStore source = sources.open(command.file())) {
            return new ImportRun(ports, caller, command, source, progress).run();
        }
    }
}
