import { Type } from 'class-transformer';
import { ArrayMinSize, IsArray, IsEmail, IsIn, IsInt, IsPositive, IsString, IsUUID, Length, Matches, ValidateNested } from 'class-validator';

class PlanDto {
  @IsString() @Length(1, 4000) purpose: string;
  @IsString() @Length(1, 4000) activities: string;
  @IsString() @Length(1, 4000) benefit: string;
  @Matches(/^\d{4}-\d\d-\d\d$/) completesOn: string;
}
class BudgetLineDto {
  @IsString() @Length(1, 100) category: string;
  @IsString() @Length(1, 200) label: string;
  @IsInt() @IsPositive() yen: number;
}
class RepresentativeDto {
  @IsString() @Length(1, 100) name: string;
  @IsString() @Length(1, 100) kana: string;
  @IsEmail() mail: string;
  @IsString() @Length(1, 20) phone: string;
  @IsString() @Length(1, 10) postalCode: string;
  @IsIn(['ja', 'en']) lang: 'ja' | 'en';
}
export class CreateApplicationDto {
  @IsUUID() programId: string;
  @IsUUID() groupId: string;
  @IsString() @Length(1, 200) groupName: string;
  @IsString() @Length(1, 200) title: string;
  @ValidateNested() @Type(() => PlanDto) plan: PlanDto;
  @IsArray() @ArrayMinSize(1) @ValidateNested({ each: true }) @Type(() => BudgetLineDto) budgetLines: BudgetLineDto[];
  @IsInt() @IsPositive() requestedYen: number;
  @ValidateNested() @Type(() => RepresentativeDto) representative: RepresentativeDto;
}
