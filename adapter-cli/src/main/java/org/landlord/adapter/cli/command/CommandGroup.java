package org.landlord.adapter.cli.command;

import java.util.List;

/// A command that contains other commands and does nothing itself, such as `org`.
public interface CommandGroup {

    /// Its commands and groups, in the order in which help lists them.
    List<Object> commands();
}
