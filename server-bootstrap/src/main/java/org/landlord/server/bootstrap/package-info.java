/// What every runnable server needs besides its adapters and its settings: the administrator's key, the messages of a
/// start and of a failed one. Knows no storage and no use case: see `docs/adr/0040-server-bootstrap.md`.
@NullMarked
package org.landlord.server.bootstrap;

import org.jspecify.annotations.NullMarked;
