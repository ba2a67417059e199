/// The REST API. The resources and the JSON of a feature are in the package of that feature. What is HTTP and not
/// a feature is in `http`.
@NullMarked
package org.landlord.adapter.rest;

import org.jspecify.annotations.NullMarked;
