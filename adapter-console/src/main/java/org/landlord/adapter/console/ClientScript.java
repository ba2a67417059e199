package org.landlord.adapter.console;

import jakarta.inject.Singleton;

/// The JavaScript client of the API that front ends import.
@Singleton
class ClientScript {

    static final String NAME = "landlord-client.js";

    private final ConsoleFile file = FileTypes.file(NAME, ConsoleFiles.resource("/front-end/" + NAME));

    ConsoleFile file() {
        return file;
    }
}
