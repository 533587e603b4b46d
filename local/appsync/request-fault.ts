/** Why a whole request is refused; the name is what AppSync answers as `errorType` (F97, F101). */
export class RequestFault extends Error {
  readonly status: number;
  constructor(errorType: string, message: string, status = 400) {
    super(message);
    this.name = errorType;
    this.status = status;
  }
}

export function unauthorized(message = 'You are not authorized to make this call.'): RequestFault {
  return new RequestFault('UnauthorizedException', message, 401);
}
