package org.landlord.adapter.cli.migration;

import java.util.List;
import org.landlord.adapter.cli.command.CommandGroup;
import picocli.CommandLine.Command;

/// `landlord import`.
@Command(name = "import", description = "Imports the data of another control plane.")
public final class ImportCommand implements CommandGroup {

    @Override
    public List<Object> commands() {
        return List.of(new ImportSmithersCommand());
    }
}
