import { Controller, Get, Header, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Public } from '../auth/access.decorators.js';
import { languageOf } from './language.js';
import { NotFound } from './problem.js';
import { problems } from './problem-catalogue.js';

interface ProblemPage { readonly type: string; readonly status: number; readonly title: string; readonly about: string }

/** What the `type` of a problem means: its address answers. */
@Controller('problems')
@Public()
export class ProblemsController {
  @Get()
  @Header('vary', 'Accept-Language')
  list(@Req() request: FastifyRequest): ProblemPage[] {
    return Object.keys(problems).map((code) => pageOf(code, request));
  }

  @Get(':code')
  @Header('vary', 'Accept-Language')
  show(@Param('code') code: string, @Req() request: FastifyRequest): ProblemPage {
    return pageOf(code, request);
  }
}

function pageOf(code: string, request: FastifyRequest): ProblemPage {
  if (!isCode(code)) throw new NotFound();
  const { status, title, about } = problems[code];
  const language = languageOf(request.headers['accept-language']);
  return { type: `/problems/${code}`, status, title: title[language], about: about[language] };
}

const isCode = (code: string): code is keyof typeof problems => Object.hasOwn(problems, code);
