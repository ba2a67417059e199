/// Prints items: one view per type serves tables, JSON, NDJSON and YAML.
@NullMarked
package org.landlord.adapter.cli.output;

import org.jspecify.annotations.NullMarked;
