/// Which paths exist, and the template of the path of a request.
@NullMarked
package org.landlord.adapter.rest.http.route;

import org.jspecify.annotations.NullMarked;
