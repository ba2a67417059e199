/// The runnable server on SQLite: puts the parts together and holds nothing else.
@NullMarked
package org.landlord.app.server;

import org.jspecify.annotations.NullMarked;
