/// The server on SQLite: the wiring of its parts, and nothing else.
@NullMarked
package org.landlord.app.server;

import org.jspecify.annotations.NullMarked;
