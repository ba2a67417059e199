/// The JSON of the API: one reader and one writer, for the server, the client and the CLI.
///
/// The packages below have one class for each entity, with `write` and `read` side by side.
@NullMarked
package org.landlord.wire.json;

import org.jspecify.annotations.NullMarked;
